package dev.cairn.distill.annotate.conformance;

import static dev.cairn.distill.annotate.conformance.VectorCheck.compare;
import static dev.cairn.distill.annotate.conformance.VectorCheck.first;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.core.Fold;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.distill.annotate.llm.AnnotationPrompts;
import dev.cairn.distill.annotate.llm.LlmAnnotator;
import dev.cairn.distill.annotate.llm.LlmOptions;
import dev.cairn.distill.annotate.llm.WorkedExamples;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.distill.llm.Backoff;
import dev.cairn.distill.llm.ChatAnswer;
import dev.cairn.distill.llm.ChatMessage;
import dev.cairn.distill.llm.ChatRequest;
import dev.cairn.distill.llm.FakeTime;
import dev.cairn.distill.llm.RetriableLlmException;
import dev.cairn.distill.llm.RetryingChat;
import dev.cairn.distill.llm.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * {@code prompt_structure}: roles, order and form of the variable parts, and pauses between tries. The wording is Cairn's
 * own. Builders that the published code does not use have no counterpart.
 */
final class AnnotationPromptChecks implements VectorCheck {
    private final Path scratch;

    AnnotationPromptChecks(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public Optional<String> check(JsonNode vector) {
        String name = vector.path("case").asText();
        return switch (name.split(":")[0]) {
            case "start" -> start(vector);
            case "annotate" -> annotate(vector);
            case "middle" -> middle(vector);
            case "retry_schedule" -> pauses(vector);
            case "api_call" -> parameters(vector);
            default -> Optional.empty();
        };
    }

    private Optional<String> start(JsonNode vector) {
        JsonNode sample = vector.at("/input/sample");
        String answer = vector.at("/input/llm_answer").asText();
        try {
            Files.writeString(
                    scratch.resolve("some-task.txt"), sample.path("task_desc").asText() + "\n\n" + answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ChatMessage> messages = new AnnotationPrompts(WorkedExamples.in(scratch))
                .annotate(trajectory("Do it.", List.of("wait")))
                .subList(0, 5);
        return first(
                compare("roles", roles(messages), AnnotationVectors.texts(vector.at("/expected/prompt_file_roles"))),
                inOrder(
                        messages.get(3).content(),
                        sample.path("task_desc").asText().strip().replaceAll("\\s+", " "),
                        commas(AnnotationVectors.texts(sample.path("gold_path")))),
                compare("answer", messages.get(4).content(), answer.strip()));
    }

    private static Optional<String> annotate(JsonNode vector) {
        List<String> path = AnnotationVectors.texts(vector.at("/input/gold_path"));
        String task = vector.at("/input/task_desc").asText();
        List<ChatMessage> messages = new AnnotationPrompts(WorkedExamples.builtIn()).annotate(trajectory(task, path));
        // this task has no example of its own, which takes two messages
        return first(
                compare(
                        "messages",
                        messages.size() + 2,
                        vector.at("/expected/n_messages").asInt()),
                inOrder(messages.get(messages.size() - 1).content(), task.strip(), commas(path)));
    }

    private static Optional<String> middle(JsonNode vector) {
        JsonNode input = vector.path("input");
        List<String> path = AnnotationVectors.texts(input.path("gold_path"));
        List<String> missing = AnnotationVectors.texts(input.path("missing"));
        String task = input.path("task_desc").asText();
        String answer = input.path("first_answer").asText();
        List<ChatMessage> messages = new AnnotationPrompts(WorkedExamples.builtIn())
                .missing(trajectory(task, path), answer, new MissingRun(0, missing));
        return first(
                compare(
                        "roles",
                        roles(messages),
                        vector.at("/expected/messages").findValuesAsText("role")),
                inOrder(messages.get(1).content(), task.strip(), commas(path), answer),
                inOrder(messages.get(2).content(), missing.stream().collect(Collectors.joining("', '", "['", "']"))));
    }

    private static Optional<String> pauses(JsonNode vector) {
        JsonNode parameters = vector.at("/input/params");
        Backoff backoff = new Backoff(
                parameters.path("tries").asInt(),
                Duration.ofSeconds(parameters.path("delay").asInt()),
                parameters.path("backoff").asDouble(),
                Duration.ofSeconds(parameters.path("max_delay").asInt()),
                0);
        int[] left = {vector.at("/input/failures_before_success").asInt()};
        FakeTime time = new FakeTime();
        String result = "ok";
        try {
            new RetryingChat(
                            request -> {
                                if (left[0]-- > 0) {
                                    throw new RetriableLlmException("not now");
                                }
                                return new ChatAnswer("", "stop", Usage.NONE);
                            },
                            backoff,
                            time,
                            new SplittableRandom(1))
                    .answer(new ChatRequest("m", List.of(ChatMessage.user("?")), 0, 1));
        } catch (RetriableLlmException e) {
            result = "raised";
        }
        List<String> recorded = new ArrayList<>();
        vector.at("/expected/sleeps")
                .forEach(pause -> recorded.add(
                        Duration.ofNanos(Math.round(pause.asDouble() * 1e9)).toString()));
        return first(
                compare("result", result, vector.at("/expected/result").asText()),
                compare("pauses", time.sleeps().stream().map(Duration::toString).toList(), recorded));
    }

    private static Optional<String> parameters(JsonNode vector) {
        ChatRequest request = LlmAnnotator.request(
                trajectory("Do it.", List.of("wait")),
                new AnnotationPrompts(WorkedExamples.builtIn()),
                new LlmOptions(vector.at("/input/model").asText(), 10, LlmOptions.Missing.ASK));
        return first(
                compare(
                        "model",
                        request.model(),
                        vector.at("/expected/request/model").asText()),
                compare(
                        "temperature",
                        request.temperature(),
                        vector.at("/expected/request/temperature").asDouble()));
    }

    private static Optional<String> inOrder(String text, String... parts) {
        int from = 0;
        for (String part : parts) {
            int at = text.indexOf(part, from);
            if (at < 0) {
                return Optional.of("'" + part + "' is missing or out of order in '" + text + "'");
            }
            from = at + part.length();
        }
        return Optional.empty();
    }

    private static String commas(List<String> actions) {
        return actions.stream().map(action -> action + ", ").collect(Collectors.joining());
    }

    private static List<String> roles(List<ChatMessage> messages) {
        return messages.stream().map(message -> message.role().label()).toList();
    }

    private static Trajectory trajectory(String task, List<String> actions) {
        Variation variation = new Variation(new TaskId(0, "some-task", "0-0"), 0, Fold.TRAIN);
        return new Trajectory(variation, task, AnnotationChecks.steps(actions));
    }
}
