package dev.cairn.agent.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.core.Choice;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An agent that thinks and acts in lines, perhaps with what it learnt in earlier trials. */
final class ReActActor implements Actor {
    /** As published. */
    static final int ANSWER_TOKENS = 50;

    /** What chat models like to put before the line that they are asked for. */
    private static final Pattern PREFIX = Pattern.compile("^(?:>\\s*|action:\\s*)+", Pattern.CASE_INSENSITIVE);

    private final Llm llm;
    private final AgentPrompts prompts;
    private final String memory;
    private final Transcript transcript;
    private final LlmSession talk;

    /**
     * An actor at the start of an episode.
     *
     * @param lessons of earlier trials, oldest first
     * @param talk may have cost something already
     */
    ReActActor(
            Llm llm,
            AgentPrompts prompts,
            List<String> lessons,
            Variation variation,
            EnvironmentView world,
            LlmSession talk) {
        this.llm = llm;
        this.prompts = prompts;
        this.memory = memory(prompts, lessons);
        this.transcript = new Transcript(prompts.example(variation.task()), world.look(), world.taskDescription());
        this.talk = talk;
    }

    @Override
    public Decision decide(int step) {
        String prompt = transcript.fitting(
                llm.roomFor(ANSWER_TOKENS),
                (example, episode) ->
                        prompts.fill("react", Map.of("example", example, "memory", memory, "episode", episode)));
        String line = unquoted(talk.line(prompt, ANSWER_TOKENS));
        return Entry.isThought(line)
                ? new Decision.Think(line, Entry.OK, talk.takeUsage())
                : new Decision.Act(List.of(line), Choice.FIRST, talk.takeUsage());
    }

    @Override
    public void observe(String action, String observation, int score) {
        transcript.add(new Entry(action, observation));
    }

    static String unquoted(String line) {
        return PREFIX.matcher(line)
                .replaceFirst("")
                .replaceAll("^[`'\"\\[]+|[`'\"\\]]+$", "")
                .strip();
    }

    private static String memory(AgentPrompts prompts, List<String> lessons) {
        return lessons.isEmpty() ? "" : prompts.fill("memory", Map.of("lessons", numbered(lessons))) + "\n\n";
    }

    static String numbered(List<String> lessons) {
        return IntStream.range(0, lessons.size())
                .mapToObj(i -> (i + 1) + ". " + Entry.oneLine(lessons.get(i)))
                .collect(joining("\n"));
    }
}
