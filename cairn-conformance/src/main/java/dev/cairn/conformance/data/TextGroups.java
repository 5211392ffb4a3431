package dev.cairn.conformance.data;

import dev.cairn.conformance.annotation.PublishedSteps;
import dev.cairn.conformance.layout.PublishedTasks;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.domain.text.OneLine;
import dev.cairn.domain.text.VisitedPlaces;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.List;

/** Groups about the world's texts. */
public final class TextGroups {
    private TextGroups() {}

    public static List<ConformanceGroup> all() {
        return List.of(new Sanitize(), new Places(), new Filter());
    }

    private record Sanitize() implements ConformanceGroup {
        @Override
        public String name() {
            return "text_sanitize";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            if (!vector.input().at("text").isText()) {
                return Verdict.skip("a text that is none cannot be said in Java");
            }
            String text = vector.input().text("text");
            return Verdict.all(List.of(
                    () -> Verdict.same(
                            "sanitized",
                            vector.expected().text("sanitizeStr"),
                            ScienceWorld.textsOnly().promptTexts().normalize(text)),
                    () -> Verdict.same("cleaned", vector.expected().text("clean"), OneLine.withBlanks(text))));
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
            VisibleObjects objects = new VisibleObjects(vector.input().count("limit"));
            Value calls = vector.input().at("calls");
            for (int i = 0; i < calls.size(); i++) {
                Value call = calls.at(i);
                Value after = vector.expected().at("after").at(i);
                rooms.observe(call.text("obs"), call.text("look"));
                objects.observe(call.text("look"));
                Verdict verdict = Verdict.all(List.of(
                        () -> vector.name().equals("edge_objects")
                                ? Verdict.pass()
                                : Verdict.same("rooms", after.texts("places"), rooms.places()),
                        () -> vector.name().equals("edge_place")
                                ? Verdict.pass()
                                : Verdict.same("objects", after.texts("objects"), objects.objects())));
                if (!(verdict instanceof Verdict.Passed)) {
                    return verdict;
                }
            }
            return Verdict.pass();
        }
    }

    private record Filter() implements ConformanceGroup {
        @Override
        public String name() {
            return "steps_filter";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            List<String> kept = vector.input().texts("path_actions").stream()
                    .filter(PublishedSteps::keeps)
                    .toList();
            return Verdict.all(List.of(
                    () -> Verdict.same("kept actions", vector.expected().texts("kept_actions"), kept),
                    () -> Verdict.same(
                            "name of the cache",
                            vector.expected().text("cache_key"),
                            PublishedTasks.cacheKey(
                                    vector.input().text("task_name"),
                                    String.valueOf(vector.input().integer("task_id"))))));
        }
    }
}
