package dev.cairn.t5.cpu.step;

import java.util.List;
import java.util.stream.IntStream;

/** Which inputs are still decoded after rows have changed places. */
public final class UnfinishedInputs {

    private UnfinishedInputs() {}

    /**
     * Of what there is for each input that of those which rows still come from.
     *
     * @param sources for each row the row that it continues; all rows of an input come from rows of one input
     * @param rowsEach rows of an input
     */
    public static <T> List<T> of(List<T> byInput, long[] sources, int rowsEach) {
        return IntStream.range(0, sources.length / rowsEach)
                .mapToObj(input -> byInput.get((int) sources[input * rowsEach] / rowsEach))
                .toList();
    }
}
