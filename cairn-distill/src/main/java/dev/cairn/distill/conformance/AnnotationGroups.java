package dev.cairn.distill.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.Compat;
import dev.cairn.distill.annotate.repair.AlignmentRepair.Stalled;
import java.util.List;
import java.util.function.BiFunction;

/** Reading and repair of answers, the original's caches, and the shape of prompts for a large language model. */
final class AnnotationGroups {
    private record Group(String name, BiFunction<JsonNode, Compat, Verdict> check) implements ConformanceGroup {
        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            return check.apply(vector.all(), compat);
        }
    }

    private AnnotationGroups() {}

    static List<ConformanceGroup> all() {
        return List.of(
                new Group("annotation_parse", (vector, compat) -> AnnotationChecks.parse(vector)),
                new Group("align_diff", (vector, compat) -> AnnotationChecks.difference(vector)),
                new Group("annotation_repair", (vector, compat) -> AnnotationChecks.repair(vector, stalled(compat))),
                new Group("align_steps_only", (vector, compat) -> AnnotationChecks.steps(vector)),
                new Group(
                        "annotation_cache",
                        (vector, compat) -> TemporaryFolder.with(folder -> new CacheChecks(folder).check(vector))),
                new Group(
                        "prompt_structure",
                        (vector, compat) ->
                                TemporaryFolder.with(folder -> new AnnotationPromptChecks(folder).check(vector))));
    }

    /** The original asks again and again for what it is not told. */
    static Stalled stalled(Compat compat) {
        return compat == Compat.ORIGINAL ? Stalled.ASK_AGAIN : Stalled.JOIN;
    }
}
