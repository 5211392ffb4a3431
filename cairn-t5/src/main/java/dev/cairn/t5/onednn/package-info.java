/**
 * Generation on the CPU with oneDNN: kernels that are compiled once for each shape and kept. Through libtorch's operators the same
 * products are looked up and described anew at every call, which costs more than a small product takes.
 *
 * <p>Single precision, dense rows, no gradients. A row's results do not depend on the other rows, bit for bit.
 */
@NullMarked
package dev.cairn.t5.onednn;

import org.jspecify.annotations.NullMarked;
