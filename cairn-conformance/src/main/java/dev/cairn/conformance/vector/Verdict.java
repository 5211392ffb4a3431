package dev.cairn.conformance.vector;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What became of a vector. */
public sealed interface Verdict {
    /** Cairn says the same, or what the defect's mending makes of it. */
    record Passed() implements Verdict {}

    /**
     * Cairn says something else.
     *
     * @param what was compared
     */
    record Failed(String what, String expected, String actual) implements Verdict {}

    /** Nothing was compared. */
    record Skipped(String reason) implements Verdict {}

    static Verdict pass() {
        return new Passed();
    }

    static Verdict skip(String reason) {
        return new Skipped(reason);
    }

    /** Passed if both are equal. */
    static Verdict same(String what, Object expected, Object actual) {
        return Objects.equals(expected, actual)
                ? pass()
                : new Failed(what, String.valueOf(expected), String.valueOf(actual));
    }

    /** Passed if {@code actual} says what {@code expected} says. */
    static Verdict same(String what, Value expected, Value actual) {
        return expected.equals(actual) ? pass() : new Failed(what, expected.toString(), actual.toString());
    }

    /** The first that did not pass. */
    static Verdict all(List<Supplier<Verdict>> parts) {
        for (Supplier<Verdict> part : parts) {
            Verdict verdict = part.get();
            if (!(verdict instanceof Passed)) {
                return verdict;
            }
        }
        return pass();
    }
}
