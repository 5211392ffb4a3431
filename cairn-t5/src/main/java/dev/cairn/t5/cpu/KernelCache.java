package dev.cairn.t5.cpu;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/**
 * Kernels by shape, each made when it is first asked for, which takes milliseconds, and then kept. Each is made for the present
 * number of threads.
 *
 * @param <S> what a kernel depends on; equal by value
 */
final class KernelCache<S> implements AutoCloseable {

    private record Key<S>(S shape, int threads) {}

    private final Map<Key<S>, Kernel> made = new ConcurrentHashMap<>();
    private final Function<S, Kernel> maker;

    KernelCache(Function<S, Kernel> maker) {
        this.maker = maker;
    }

    Kernel of(S shape) {
        return made.computeIfAbsent(new Key<>(shape, torch.get_num_threads()), key -> {
            try (PointerScope scope = new PointerScope()) {
                return maker.apply(shape);
            }
        });
    }

    /** Frees them; nobody may be using one. */
    @Override
    public void close() {
        made.values().forEach(Kernel::close);
        made.clear();
    }
}
