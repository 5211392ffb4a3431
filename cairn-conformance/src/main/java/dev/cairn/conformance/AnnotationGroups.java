package dev.cairn.conformance;

import java.util.List;

/** Reading and repair of answers, the original's caches, and the shape of prompts for a large language model. */
final class AnnotationGroups {
    private AnnotationGroups() {}

    static List<ConformanceGroup> all(VectorFolder folder) {
        return List.of(
                new ParseGroup(folder),
                new DifferenceGroup(),
                new RepairGroup(),
                new EndsGroup(),
                new CacheGroup(),
                new AnnotationPromptGroup());
    }
}
