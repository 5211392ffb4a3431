package dev.cairn.bench.simulator;

/** What one world does a second, and another. */
public record Comparison(Rates plain, Rates fast) {
    /** How many times as often the second does it. */
    public double ratio(Phase phase) {
        return fast.of(phase) / plain.of(phase);
    }
}
