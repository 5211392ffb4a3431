package dev.cairn.t5.cpu;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Copies to the order in which kernels read best. */
final class Reorder {

    private Reorder() {}

    /** A copy in the layout {@code into}, as many numbers as it takes, with those that it may leave empty. */
    static Tensor of(Pointer data, memory.desc from, memory.desc into) {
        Tensor packed = torch.empty((into.get_size() + Float.BYTES - 1) / Float.BYTES);
        memory source = new memory(from, Kernel.cpu(), data);
        memory target = new memory(into, Kernel.cpu(), packed.data_ptr());
        new reorder(source, target).execute(new stream(Kernel.cpu()), source, target);
        return packed;
    }
}
