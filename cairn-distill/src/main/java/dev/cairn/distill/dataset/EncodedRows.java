package dev.cairn.distill.dataset;

import dev.cairn.core.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The rows of one trajectory for one role, ready to be written. */
final class EncodedRows {
    /** Characters, and tokens where they are counted. */
    record Length(int input, int target, int inputTokens, int targetTokens) {
        static Length of(int input, Row row, Optional<TokenCounter> counter) {
            return new Length(
                    input,
                    row.target().length(),
                    counter.map(tokens ->
                                    tokens.count().applyAsInt(row.example().input()))
                            .orElse(0),
                    counter.map(tokens -> tokens.count().applyAsInt(row.target()))
                            .orElse(0));
        }
    }

    private final Role role;
    private final byte[] bytes;
    private final long[] hashes;
    private final List<Length> lengths;
    private final List<String> skipped;

    private EncodedRows(Role role, byte[] bytes, long[] hashes, List<Length> lengths, List<String> skipped) {
        this.role = role;
        this.bytes = bytes;
        this.hashes = hashes;
        this.lengths = lengths;
        this.skipped = skipped;
    }

    static EncodedRows of(Role role, RowDrafts drafts, RowEncoder encoder, Optional<TokenCounter> counter) {
        List<Row> rows = drafts.rows();
        long[] hashes = new long[rows.size()];
        List<Length> lengths = new ArrayList<>(rows.size());
        encoder.clear();
        for (int i = 0; i < hashes.length; i++) {
            int begin = encoder.size();
            int learnt = encoder.add(rows.get(i));
            hashes[i] = RowHash.of(encoder.bytes(), begin, learnt);
            lengths.add(Length.of(encoder.inputLength(), rows.get(i), counter));
        }
        return new EncodedRows(role, Arrays.copyOf(encoder.bytes(), encoder.size()), hashes, lengths, drafts.skipped());
    }

    Role role() {
        return role;
    }

    int size() {
        return hashes.length;
    }

    /** JSON lines; not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** Of input and target of each row; not to be changed. */
    long[] hashes() {
        return hashes;
    }

    List<Length> lengths() {
        return lengths;
    }

    /** Actions that have no row. */
    List<String> skipped() {
        return skipped;
    }
}
