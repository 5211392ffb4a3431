package dev.cairn.conformance.agent;

import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.conformance.defect.Defects;
import dev.cairn.conformance.defect.PublishedChoices;
import dev.cairn.conformance.layout.PublishedTasks;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import java.util.List;

/** How answers of models are read. */
final class AnswerGroups {
    /** The same with or without {@link Compat#ORIGINAL}: answers that Cairn reads otherwise are among the recorded ones. */
    private static final AgentChoices PUBLISHED = PublishedChoices.of(Defects.ORIGINAL);

    private AnswerGroups() {}

    /** Calls of a model: one answer for each beam, each tidied. */
    record ModelCall() implements ConformanceGroup {
        @Override
        public String name() {
            return "model_call";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            List<String> answers = vector.input().texts("decoded_sequences").stream()
                    .map(PUBLISHED.tidying())
                    .toList();
            Value call = vector.expected().at("generate_arguments");
            return Verdict.all(List.of(
                    () -> Verdict.same("answers", vector.expected().texts("predictions"), answers),
                    () -> Verdict.same(
                            "answers asked for", call.integer("num_beams"), call.integer("num_return_sequences")),
                    () -> Verdict.same("temperature", 0, call.integer("temperature"))));
        }
    }

    /** Small functions of the published agent: its names of tasks, and how it tidies answers. */
    record Helpers() implements ConformanceGroup {
        @Override
        public String name() {
            return "text_agent_helpers";
        }

        @Override
        public Verdict check(ConformanceVector vector, Compat compat) {
            String function = vector.input().text("fn");
            if (function.equals("get_real_task_id")) {
                return code(vector);
            }
            if (function.equals("post_process_generation")) {
                String answer = vector.input().at("args").text(0);
                return Verdict.same(
                        "answer", vector.expected().text(), PUBLISHED.tidying().apply(answer));
            }
            return Verdict.skip("a function that the published agent never calls: " + function);
        }

        private static Verdict code(ConformanceVector vector) {
            String name = vector.input().at("args").text(0);
            Value expected = vector.expected();
            return Verdict.same(
                    "code of " + name,
                    expected.isNull() ? "none" : expected.text(),
                    PublishedTasks.code(name).orElse("none"));
        }
    }
}
