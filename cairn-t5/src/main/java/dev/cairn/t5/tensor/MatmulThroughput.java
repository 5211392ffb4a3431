package dev.cairn.t5.tensor;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What a CUDA device reaches with matrix products alone: the mark for the speed of a training in bfloat16. */
public final class MatmulThroughput {

    private static final int SIZE = 8192;
    private static final int PRODUCTS = 10;
    private static final int ROUNDS = 5;

    private MatmulThroughput() {}

    /**
     * Floating-point operations a second in products of two matrices of 8192 x 8192 random numbers in bfloat16, the median of
     * five rounds of ten.
     *
     * @throws T5Exception when it is no CUDA device
     */
    public static double bfloat16(Device device) {
        if (!device.isCuda()) {
            throw new T5Exception("The rate of products in bfloat16 is measured on a CUDA device, not on " + device);
        }
        try (NoGradScope scope = NoGradScope.open()) {
            Tensor a = device.put(torch.randn(SIZE, SIZE)).to(ScalarType.BFloat16);
            Tensor b = device.put(torch.randn(SIZE, SIZE)).to(ScalarType.BFloat16);
            Tensor product = torch.mm(a, b);
            double[] seconds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                device.synchronize();
                long start = System.nanoTime();
                for (int i = 0; i < PRODUCTS; i++) {
                    torch.mm_out(product, a, b);
                }
                device.synchronize();
                seconds[round] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            return PRODUCTS * 2.0 * SIZE * SIZE * SIZE / seconds[ROUNDS / 2];
        }
    }
}
