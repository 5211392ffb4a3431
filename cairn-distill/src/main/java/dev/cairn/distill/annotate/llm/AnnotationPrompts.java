package dev.cairn.distill.annotate.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.core.CairnException;
import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import dev.cairn.distill.annotate.repair.MissingRun;
import dev.cairn.llm.ChatMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chats with which a language model is asked for sub-goals, in the shape of the published ones (paper, appendix on
 * annotation): an introduction to the world, a worked example, a worked example of the same task, and the new trajectory. The
 * words are Cairn's own.
 */
public record AnnotationPrompts(WorkedExamples examples) {
    private static final Pattern FIELD = Pattern.compile("\\$\\{(\\w+)}");

    /** Asks for all sub-goals of a trajectory. */
    public List<ChatMessage> annotate(Trajectory kept) {
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(ChatMessage.system(examples.introduction()));
        examples.general(kept.variation()).ifPresent(example -> example(messages, "first-example", example));
        examples.of(kept.variation().task()).ifPresent(example -> example(messages, "next-example", example));
        messages.add(ChatMessage.user(fill("annotate", Map.of("task", task(kept), "path", path(actions(kept))))));
        return messages;
    }

    /**
     * Asks for the sub-goals of actions that an answer left out.
     *
     * @param answer the whole answer
     */
    public List<ChatMessage> missing(Trajectory kept, String answer, MissingRun run) {
        return List.of(
                ChatMessage.system(examples.introduction()),
                ChatMessage.user(
                        fill("context", Map.of("task", task(kept), "path", path(actions(kept)), "answer", answer))),
                ChatMessage.user(fill("missing", Map.of("actions", list(run.actions())))));
    }

    private static void example(List<ChatMessage> messages, String template, WorkedExample example) {
        messages.add(ChatMessage.user(
                fill(template, Map.of("task", example.taskDescription(), "path", path(example.path())))));
        messages.add(ChatMessage.assistant(example.answer()));
    }

    private static String task(Trajectory kept) {
        return kept.taskDescription().strip();
    }

    private static List<String> actions(Trajectory kept) {
        return kept.steps().stream().map(Step::action).toList();
    }

    /** Each action followed by a comma and a blank, the last one too. */
    private static String path(List<String> actions) {
        return actions.stream().map(action -> action + ", ").collect(joining());
    }

    private static String list(List<String> actions) {
        return actions.stream()
                .map(action -> action.contains("'") ? "\"" + action + "\"" : "'" + action + "'")
                .collect(joining(", ", "[", "]"));
    }

    private static String fill(String name, Map<String, String> fields) {
        return FIELD.matcher(template(name))
                .replaceAll(field -> Matcher.quoteReplacement(fields.getOrDefault(field.group(1), field.group())));
    }

    private static String template(String name) {
        return WorkedExamples.resource("prompts/" + name + ".txt")
                .orElseThrow(() -> new CairnException("the prompt " + name + " is missing from this build"));
    }
}
