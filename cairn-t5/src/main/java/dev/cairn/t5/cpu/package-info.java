/**
 * What the CPU computes with oneDNN: kernels that are compiled once for each shape and kept. Through libtorch's operators the same
 * products are looked up and described at every call, which costs more than a small product takes.
 *
 * <p>Single precision, dense rows. Generation has no gradients, and a row's results do not depend on the other rows, bit for bit.
 * Classes named {@code Fused...} compute a layer in training together with its gradient.
 *
 * <p>Stands on {@code tensor}. Knows no model.
 */
@NullMarked
package dev.cairn.t5.cpu;

import org.jspecify.annotations.NullMarked;
