package dev.cairn.agent.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.agent.Actor;
import dev.cairn.agent.EarlyStop;
import dev.cairn.agent.Policy;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reflexion (Shinn et al. 2023, arXiv 2303.11366), in the form of SwiftSage's baselines: {@link ReActPolicy ReAct} that may
 * try the same variation several times. After a trial below the full score the model writes a lesson; the last three
 * lessons stand in the prompts of the next trial. The best trial counts.
 */
public final class ReflexionPolicy implements Policy {
    /** The default of the released code; its scripts for the published numbers say 10. */
    public static final int TRIALS = 3;

    private static final int LESSON_TOKENS = 256;
    private static final int MEMORY = 3;

    private final Llm llm;
    private final AgentPrompts prompts;
    private final int trialsLeft;
    private final List<String> lessons;
    private final @Nullable LlmSession reflecting;

    /** @param trials at most, the first included */
    public ReflexionPolicy(Llm llm, AgentPrompts prompts, int trials) {
        this(llm, prompts, trials, List.of(), null);
    }

    private ReflexionPolicy(
            Llm llm, AgentPrompts prompts, int trialsLeft, List<String> lessons, @Nullable LlmSession reflecting) {
        if (trialsLeft < 1) {
            throw new UserException("Reflexion needs at least one trial, not " + trialsLeft);
        }
        this.llm = llm;
        this.prompts = prompts;
        this.trialsLeft = trialsLeft;
        this.lessons = List.copyOf(lessons);
        this.reflecting = reflecting;
    }

    @Override
    public String name() {
        return "reflexion";
    }

    @Override
    public EarlyStop earlyStop() {
        return EarlyStop.REPETITION;
    }

    /** The lesson is part of the cost of the trial that it serves. */
    @Override
    public Actor begin(Variation variation, EnvironmentView world) {
        return new ReActActor(llm, prompts, lessons, variation, world, reflecting == null ? llm.talk() : reflecting);
    }

    @Override
    public Optional<Policy> nextTrial(Episode trial) {
        if (trial.success() || trialsLeft == 1 || trial.end() == EndReason.LLM_FAILED) {
            return Optional.empty();
        }
        LlmSession talk = llm.talk();
        List<String> more = new ArrayList<>(lessons);
        more.add(talk.text(List.of(ChatMessage.user(question(trial))), LESSON_TOKENS));
        return Optional.of(new ReflexionPolicy(
                llm, prompts, trialsLeft - 1, more.subList(Math.max(0, more.size() - MEMORY), more.size()), talk));
    }

    /** Where the trial is too long, its oldest steps are left out. */
    private String question(Episode trial) {
        List<Entry> entries = trial.steps().stream()
                .map(step -> new Entry(step.action(), step.observation()))
                .toList();
        for (int from = 0; ; from++) {
            String question = prompts.fill(
                    "reflect",
                    Map.of(
                            "task",
                            Entry.oneLine(trial.taskDescription()),
                            "episode",
                            entries.subList(from, entries.size()).stream()
                                    .map(Entry::toString)
                                    .collect(joining("\n")),
                            "score",
                            Integer.toString(trial.score()),
                            "lessons",
                            lessons.isEmpty() ? "none" : ReActActor.numbered(lessons)));
            if (from == entries.size() || ChatRequest.estimatedTokens(question) <= llm.roomFor(LESSON_TOKENS)) {
                return question;
            }
        }
    }
}
