/**
 * Several processes that train one model: how they find one another, and sums over all of them. On libtorch's own process
 * groups, Gloo on the CPU and NCCL on CUDA. Stands on {@code tensor}.
 */
@NullMarked
package dev.cairn.t5.train.distributed;

import org.jspecify.annotations.NullMarked;
