package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutOfMemoryTest {
    @Test
    void javaAndNativeCodeRunOutOfMemory() {
        assertThat(OutOfMemory.in(new OutOfMemoryError("Java heap space"))).isPresent();
        RuntimeException libtorch = new RuntimeException("DefaultCPUAllocator: not enough memory\nand more");
        assertThat(OutOfMemory.in(new CairnException("the model failed", libtorch))
                        .map(Throwable::getMessage))
                .hasValueSatisfying(message ->
                        assertThat(message).startsWith("out of memory (DefaultCPUAllocator: not enough memory);"));
    }

    @Test
    void whatAServerOrAWorldSaysOfItsOwnMemoryIsNotThisMachines() {
        assertThat(OutOfMemory.in(new CairnException("the server says 500: CUDA out of memory. Tried to allocate")))
                .isEmpty();
        assertThat(OutOfMemory.in(new UserException("it says 500: std::bad_alloc")))
                .isEmpty();
    }
}
