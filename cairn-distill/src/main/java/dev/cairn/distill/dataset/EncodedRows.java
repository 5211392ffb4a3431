package dev.cairn.distill.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.distill.prompt.Sayable;
import dev.cairn.domain.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The rows of one trajectory for one role, ready to be written. They can be made in another process: they come back from their JSON. */
public final class EncodedRows {
    /**
     * The rows of one trajectory.
     *
     * @param roles those of each role
     * @param actions what its executor has to say
     */
    public record OfTrajectory(List<EncodedRows> roles, Sayable.Count actions) {}

    /** Characters, and tokens where they are counted. */
    public record Length(int input, int target, int inputTokens, int targetTokens) {
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

    @JsonProperty
    private final Role role;

    @JsonProperty
    private final byte[] bytes;

    @JsonProperty
    private final long[] hashes;

    @JsonProperty
    private final List<Length> lengths;

    @JsonProperty
    private final List<String> skipped;

    @JsonCreator
    private EncodedRows(
            @JsonProperty("role") Role role,
            @JsonProperty("bytes") byte[] bytes,
            @JsonProperty("hashes") long[] hashes,
            @JsonProperty("lengths") List<Length> lengths,
            @JsonProperty("skipped") List<String> skipped) {
        this.role = role;
        this.bytes = bytes;
        this.hashes = hashes;
        this.lengths = lengths;
        this.skipped = skipped;
    }

    /** Makes the rows of one trajectory after the other, on one thread. */
    public static Function<AnnotatedTrajectory, OfTrajectory> maker(
            Domain domain, RowOptions options, List<Role> roles, Optional<TokenCounter> counter) {
        Rows rows = new Rows(domain, options);
        Sayable sayable = new Sayable(domain, options.alignment());
        RowEncoder encoder = new RowEncoder();
        return trajectory -> {
            encoder.forget();
            return new OfTrajectory(
                    rows.drafts(roles, trajectory).entrySet().stream()
                            .map(set -> of(set.getKey(), set.getValue(), encoder, counter))
                            .toList(),
                    sayable.count(trajectory));
        };
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
