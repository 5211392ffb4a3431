package dev.cairn.conformance.annotation;

import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.distill.annotate.llm.AnnotationPrompts;
import dev.cairn.distill.annotate.llm.LlmAnnotator;
import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.distill.annotate.llm.WorkedExamples;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import dev.cairn.scienceworld.annotate.ScienceWorldExamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Roles, order and form of the variable parts of prompts, and pauses between tries. The wording is Cairn's own. */
record AnnotationPromptGroup() implements ConformanceGroup {
    @Override
    public String name() {
        return "prompt_structure";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        String kind = vector.name().split(":")[0];
        return switch (kind) {
            case "start" -> TemporaryFolder.with(folder -> start(vector, folder));
            case "annotate" -> annotate(vector);
            case "middle" -> middle(vector);
            case "retry_schedule" -> RetrySchedule.check(vector);
            case "api_call" -> parameters(vector);
            case "constants" -> Verdict.skip("names of models, which Cairn takes from the user");
            default -> Verdict.skip("a prompt that Cairn does not have: " + kind);
        };
    }

    private static Verdict start(ConformanceVector vector, Path folder) {
        Value sample = vector.input().at("sample");
        String task = sample.text("task_desc");
        String answer = vector.input().text("llm_answer");
        AtomicFiles.write(folder.resolve("some-task.txt"), task + "\n\n" + answer);
        List<ChatMessage> messages = new AnnotationPrompts(
                        new WorkedExamples(new ScienceWorldExamples(), Optional.of(folder), List.of()))
                .annotate(trajectory("Do it.", List.of("wait")))
                .subList(0, 5);
        return Verdict.all(List.of(
                () -> Verdict.same("roles", vector.expected().texts("prompt_file_roles"), roles(messages)),
                () -> inOrder(
                        messages.get(3).content(),
                        task.strip().replaceAll("\\s+", " "),
                        commas(sample.texts("gold_path"))),
                () -> Verdict.same("answer", answer.strip(), messages.get(4).content())));
    }

    private static Verdict annotate(ConformanceVector vector) {
        List<String> path = vector.input().texts("gold_path");
        String task = vector.input().text("task_desc");
        List<ChatMessage> messages =
                new AnnotationPrompts(WorkedExamples.of(new ScienceWorldExamples())).annotate(trajectory(task, path));
        // this task has no example of its own, which takes two messages
        return Verdict.all(List.of(
                () -> Verdict.same("messages", vector.expected().integer("n_messages"), messages.size() + 2),
                () -> inOrder(messages.get(messages.size() - 1).content(), task.strip(), commas(path))));
    }

    private static Verdict middle(ConformanceVector vector) {
        Value input = vector.input();
        List<String> path = input.texts("gold_path");
        List<String> missing = input.texts("missing");
        String task = input.text("task_desc");
        String answer = input.text("first_answer");
        List<ChatMessage> messages = new AnnotationPrompts(WorkedExamples.of(new ScienceWorldExamples()))
                .missing(trajectory(task, path), answer, new MissingRun(0, missing));
        return Verdict.all(List.of(
                () -> Verdict.same(
                        "roles",
                        vector.expected().at("messages").list().stream()
                                .map(message -> message.text("role"))
                                .toList(),
                        roles(messages)),
                () -> inOrder(messages.get(1).content(), task.strip(), commas(path), answer),
                () -> inOrder(
                        messages.get(2).content(), missing.stream().collect(Collectors.joining("', '", "['", "']")))));
    }

    private static Verdict parameters(ConformanceVector vector) {
        ChatRequest request = LlmAnnotator.request(
                trajectory("Do it.", List.of("wait")),
                new AnnotationPrompts(WorkedExamples.of(new ScienceWorldExamples())),
                new LlmOptions(vector.input().text("model"), 10, LlmOptions.Missing.ASK));
        Value expected = vector.expected().at("request");
        return Verdict.all(List.of(
                () -> Verdict.same("model", expected.text("model"), request.model()),
                () -> Verdict.same("temperature", expected.number("temperature"), request.temperature())));
    }

    private static Verdict inOrder(String text, String... parts) {
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return new Verdict.Failed("parts in order", part, text);
            }
            from = at + part.length();
        }
        return Verdict.pass();
    }

    private static String commas(List<String> actions) {
        return actions.stream().map(action -> action + ", ").collect(Collectors.joining());
    }

    private static List<String> roles(List<ChatMessage> messages) {
        return messages.stream().map(message -> message.role().label()).toList();
    }

    private static Trajectory trajectory(String task, List<String> actions) {
        Variation variation = new Variation(new TaskId(0, "some-task", "0-0"), 0, Split.TRAIN);
        return new Trajectory(variation, task, AnnotationVectors.steps(actions));
    }
}
