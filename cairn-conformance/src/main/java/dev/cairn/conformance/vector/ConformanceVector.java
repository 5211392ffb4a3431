package dev.cairn.conformance.vector;

import java.util.Optional;

/**
 * One recorded call of the published code.
 *
 * @param all the whole record, for fields of a single group
 */
public record ConformanceVector(Value all) {
    /** @throws MalformedVectorException if it is no object with a text {@code case}, and {@code input} and {@code expected} */
    public ConformanceVector {
        all.text("case");
        all.at("input");
        all.at("expected");
    }

    /** What kind of case it is. */
    public String name() {
        return all.text("case");
    }

    public Value input() {
        return all.at("input");
    }

    public Value expected() {
        return all.at("expected");
    }

    /**
     * The gold trajectory that it is about: {@code task_id} and {@code variation_id}.
     *
     * @throws MalformedVectorException if it names none
     */
    public Value trajectory() {
        return all.at("trajectory");
    }

    /** As {@link #trajectory()}, for vectors that need none. */
    public Optional<Value> findTrajectory() {
        return all.find("trajectory");
    }

    /** Whether the published code failed on this input. */
    public boolean expectsError() {
        return expected().isObject() && expected().find("error").isPresent();
    }
}
