package dev.cairn.conformance.agent;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.agent.AnswerText;
import dev.cairn.conformance.ConformanceGroup;
import dev.cairn.conformance.ConformanceVector;
import dev.cairn.conformance.Verdict;
import dev.cairn.distill.Compat;
import java.util.List;

/** How answers of models are read. */
final class AnswerGroups {
    private AnswerGroups() {}

    /** Calls of a model: one answer for each beam, each tidied. */
    record ModelCall() implements ConformanceGroup {
        @Override
        public String name() {
            return "model_call";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            List<String> answers = Script.texts(vector.input().path("decoded_sequences")).stream()
                    .map(AnswerText::tidy)
                    .toList();
            JsonNode call = vector.expected().path("generate_arguments");
            return Verdict.all(List.of(
                    () -> Verdict.same("answers", Script.texts(vector.expected().path("predictions")), answers),
                    () -> Verdict.same(
                            "answers asked for",
                            call.path("num_beams").asInt(),
                            call.path("num_return_sequences").asInt()),
                    () -> Verdict.same(
                            "temperature", 0, call.path("temperature").asInt())));
        }
    }

    /** Small functions of the published agent; those on data are checked by another group of the same name. */
    record Helpers(ConformanceGroup data) implements ConformanceGroup {
        @Override
        public String name() {
            return data.name();
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            String function = vector.input().path("fn").asText();
            if (function.equals("get_real_task_id")) {
                return data.check(vector, compat);
            }
            if (function.equals("post_process_generation")) {
                String answer = vector.input().path("args").path(0).asText();
                return Verdict.same("answer", vector.expected().asText(), AnswerText.tidy(answer));
            }
            return Verdict.skip("a function that the published agent never calls: " + function);
        }
    }
}
