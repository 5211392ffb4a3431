package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.ConformanceGroup;
import java.util.List;

/** Reading and repair of answers, the original's caches, and the shape of prompts for a large language model. */
public final class AnnotationGroups {
    private AnnotationGroups() {}

    public static List<ConformanceGroup> all(GoldPaths gold) {
        return List.of(
                new ParseGroup(gold),
                new DifferenceGroup(),
                new RepairGroup(),
                new EndsGroup(),
                new CacheGroup(),
                new AnnotationPromptGroup());
    }
}
