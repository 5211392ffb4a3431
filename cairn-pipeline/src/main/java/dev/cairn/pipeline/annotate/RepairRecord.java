package dev.cairn.pipeline.annotate;

import dev.cairn.distill.annotate.repair.RepairLog;

/**
 * What it took to annotate a trajectory, where it took something.
 *
 * @param variation key of the variation
 */
public record RepairRecord(String variation, String annotator, RepairLog repairs) {}
