package dev.cairn.pipeline.annotate;

/**
 * A trajectory that has no sub-goals, and why.
 *
 * @param variation key of the variation
 */
public record Unannotated(String variation, String reason) {}
