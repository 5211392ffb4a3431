package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.Compat;
import dev.cairn.distill.dataset.PublishedTasks;
import dev.cairn.domain.text.OneLine;
import dev.cairn.domain.text.VisitedPlaces;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.util.List;

/** Groups about the world's texts. */
final class TextGroups {
    private TextGroups() {}

    static List<ConformanceGroup> all() {
        return List.of(new Sanitize(), new Places(), new Names(), new Filter());
    }

    private record Sanitize() implements ConformanceGroup {
        @Override
        public String name() {
            return "text_sanitize";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            if (!vector.input().path("text").isTextual()) {
                return Verdict.skip("a text that is none cannot be said in Java");
            }
            String text = vector.input().path("text").asText();
            return Verdict.all(List.of(
                    () -> Verdict.same(
                            "sanitized", vector.expected().path("sanitizeStr").asText(), ScienceWorld.textsOnly().promptTexts().normalize(text)),
                    () -> Verdict.same(
                            "cleaned", vector.expected().path("clean").asText(), OneLine.withBlanks(text))));
        }
    }

    private record Places() implements ConformanceGroup {
        @Override
        public String name() {
            return "text_places_objects";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            VisitedPlaces rooms = new VisitedPlaces(ScienceWorld.textsOnly().texts());
            VisibleObjects objects =
                    new VisibleObjects(vector.input().path("limit").asInt());
            JsonNode calls = vector.input().path("calls");
            for (int i = 0; i < calls.size(); i++) {
                JsonNode call = calls.get(i);
                JsonNode after = vector.expected().path("after").get(i);
                rooms.observe(call.path("obs").asText(), call.path("look").asText());
                objects.observe(call.path("look").asText());
                Verdict verdict = Verdict.all(List.of(
                        () -> vector.name().equals("edge_objects")
                                ? Verdict.pass()
                                : Verdict.same("rooms", GoldPaths.texts(after.path("places")), rooms.places()),
                        () -> vector.name().equals("edge_place")
                                ? Verdict.pass()
                                : Verdict.same("objects", GoldPaths.texts(after.path("objects")), objects.objects())));
                if (!(verdict instanceof Verdict.Passed)) {
                    return verdict;
                }
            }
            return Verdict.pass();
        }
    }

    /** Of the functions in this file only that on names of tasks concerns data. */
    private record Names() implements ConformanceGroup {
        @Override
        public String name() {
            return "text_agent_helpers";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            String function = vector.input().path("fn").asText();
            if (!function.equals("get_real_task_id")) {
                return Verdict.skip("function of the agent: " + function);
            }
            String name = vector.input().path("args").path(0).asText();
            String expected =
                    vector.expected().isNull() ? "none" : vector.expected().asText();
            return Verdict.same(
                    "code of " + name, expected, PublishedTasks.code(name).orElse("none"));
        }
    }

    private record Filter() implements ConformanceGroup {
        @Override
        public String name() {
            return "steps_filter";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            List<String> kept = GoldPaths.texts(vector.input().path("path_actions")).stream()
                    .filter(new ScienceWorldRules()::teaches)
                    .toList();
            return Verdict.all(List.of(
                    () -> Verdict.same(
                            "kept actions", GoldPaths.texts(vector.expected().path("kept_actions")), kept),
                    () -> Verdict.same(
                            "name of the cache",
                            vector.expected().path("cache_key").asText(),
                            PublishedTasks.cacheKey(
                                    vector.input().path("task_name").asText(),
                                    vector.input().path("task_id").asText()))));
        }
    }
}
