/**
 * What the CPU computes with oneDNN: kernels that are compiled once for each shape and kept. Through libtorch's operators the same
 * products are looked up and described anew at every call, which costs more than a small product takes.
 *
 * <p>Single precision, dense rows. Generation has no gradients, and a row's results do not depend on the other rows, bit for bit.
 * Classes named {@code Trained...} compute a part of a block in training together with its gradient.
 */
@NullMarked
package dev.cairn.t5.onednn;

import org.jspecify.annotations.NullMarked;
