package dev.cairn.t5.model;

import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Token sequences padded on the right to one width: {@code ids} is row by row, {@code lengths} without padding. */
public final class TokenBatch {

    /** What {@code transformers} adds to masked scores: the lowest finite float. */
    static final double MASKED = -Float.MAX_VALUE;

    private final long[] ids;
    private final int[] lengths;
    private final int width;

    private TokenBatch(long[] ids, int[] lengths, int width) {
        this.ids = ids;
        this.lengths = lengths;
        this.width = width;
    }

    /** Pads the sequences, none of which may be empty. */
    public static TokenBatch of(List<int[]> sequences, int padTokenId) {
        int width = sequences.stream().mapToInt(s -> s.length).max().orElse(0);
        long[] ids = new long[Math.multiplyExact(sequences.size(), width)];
        int[] lengths = new int[sequences.size()];
        for (int row = 0; row < lengths.length; row++) {
            int[] sequence = sequences.get(row);
            if (sequence.length == 0) {
                throw new T5Exception("Row " + row + " of a batch has no tokens; give it at least the end token");
            }
            lengths[row] = sequence.length;
            for (int i = 0; i < width; i++) {
                ids[row * width + i] = i < sequence.length ? sequence[i] : padTokenId;
            }
        }
        if (lengths.length == 0) {
            throw new T5Exception("A batch needs at least one sequence");
        }
        return new TokenBatch(ids, lengths, width);
    }

    /** Number of sequences. */
    public int rows() {
        return lengths.length;
    }

    /** Tokens of the longest sequence. */
    public int width() {
        return width;
    }

    /** Tokens of all sequences, padding excluded. */
    public int tokens() {
        int sum = 0;
        for (int length : lengths) {
            sum += length;
        }
        return sum;
    }

    /** Tokens of each sequence. */
    int[] lengths() {
        return lengths.clone();
    }

    /** Whether any sequence is shorter than the longest. */
    boolean padded() {
        return tokens() < ids.length;
    }

    /** {@code (rows, width)}, int64. */
    Tensor ids(Device device) {
        return device.put(torch.tensor(ids)).view(rows(), width);
    }

    /** {@code (rows, 1, 1, width)}: 0 at tokens, {@link #MASKED} at padding; null when there is no padding. */
    @Nullable
    Tensor additiveMask(Device device) {
        if (!padded()) {
            return null;
        }
        float[] mask = new float[ids.length];
        for (int row = 0; row < rows(); row++) {
            for (int i = lengths[row]; i < width; i++) {
                mask[row * width + i] = (float) MASKED;
            }
        }
        return device.put(torch.tensor(mask)).view(rows(), 1, 1, width);
    }

    /** Flat positions of the tokens among {@code rows * width}. */
    long[] tokenPositions() {
        long[] positions = new long[tokens()];
        int at = 0;
        for (int row = 0; row < rows(); row++) {
            for (int i = 0; i < lengths[row]; i++) {
                positions[at++] = (long) row * width + i;
            }
        }
        return positions;
    }

    /** Token ids in the order of {@link #tokenPositions}. */
    long[] tokenIds() {
        long[] positions = tokenPositions();
        long[] tokens = new long[positions.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = ids[(int) positions[i]];
        }
        return tokens;
    }

    /** Whether a row has just these tokens; {@code tokens} in the order of {@link #tokenPositions}. */
    boolean[] rowsEqualTo(long[] tokens) {
        boolean[] equal = new boolean[rows()];
        int from = 0;
        for (int row = 0; row < equal.length; row++) {
            int to = from + lengths[row];
            equal[row] = Arrays.equals(tokens, from, to, ids, row * width, row * width + lengths[row]);
            from = to;
        }
        return equal;
    }

    /** Decoder inputs that teach this batch of targets: the start token first, the last column dropped. */
    public TokenBatch shiftedRight(int startTokenId) {
        long[] shifted = new long[ids.length];
        for (int row = 0; row < rows(); row++) {
            shifted[row * width] = startTokenId;
            System.arraycopy(ids, row * width, shifted, row * width + 1, width - 1);
        }
        return new TokenBatch(shifted, lengths, width);
    }

    /** {@code (1, 1, width, width)}: {@link #MASKED} above the diagonal. */
    static Tensor causalMask(int width, Device device) {
        return device.put(
                torch.full(new long[] {1, 1, width, width}, new Scalar(MASKED)).triu(1));
    }
}
