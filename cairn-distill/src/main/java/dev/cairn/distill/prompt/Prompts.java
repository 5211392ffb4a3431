package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.text.PromptTexts;
import java.util.List;
import java.util.Optional;

/** The input texts of the four models. */
public final class Prompts {
    /** The original numbers the steps of history from ten down to one. */
    public static final int LONGEST_HISTORY = 10;

    private final int historyLength;
    private final Alignment alignment;
    private final Wording wording;
    private final ActionLanguage actions;
    private final PromptTexts texts;
    private final PromptRenderer renderer;

    /**
     * Prompts about a world.
     *
     * @param historyLength steps shown: 10, or 1 for the published variant without history
     * @throws IllegalArgumentException if it is not 1 to 10
     */
    public Prompts(Domain domain, int historyLength, Alignment alignment, Wording wording) {
        if (historyLength < 1 || historyLength > LONGEST_HISTORY) {
            throw new IllegalArgumentException(
                    "a prompt shows 1 to " + LONGEST_HISTORY + " steps of history, not " + historyLength);
        }
        this.historyLength = historyLength;
        this.alignment = alignment;
        this.wording = wording;
        this.texts = domain.promptTexts();
        boolean isCompact = wording.style() == Wording.Style.COMPACT;
        this.actions = isCompact ? domain.actions() : domain.publishedActions();
        this.renderer = isCompact ? new CompactRenderer(wording, texts) : new OriginalRenderer(texts);
    }

    /**
     * The prompt of the model that has this role.
     *
     * @throws IllegalArgumentException if the role needs a sub-goal and there is none
     */
    public String of(Role role, PromptState state) {
        return of(role, parts(role, state));
    }

    /** As above, from texts that were made ready before: see {@link #text}, {@link #line} and their like. */
    public String of(Role role, PromptParts parts) {
        PromptText text = new PromptText();
        write(role, parts, text);
        return text.toString();
    }

    /** As above, piece by piece. */
    public void write(Role role, PromptParts parts, PromptSink out) {
        renderer.prompt(role, parts, pursued(role, parts.subGoals().size()), historyLength, out);
    }

    /** A task description or name of a place as it is shown. */
    public String text(String worldText) {
        return renderer.text(worldText);
    }

    /** A sub-goal as it is shown. */
    public String subGoal(String subGoal) {
        return renderer.text(wording.said(subGoal));
    }

    /**
     * What the last observations under sub-goals say that was found, as it is shown later; empty texts where nothing was. Each
     * depends on those before it only.
     *
     * @param task description of the task, in the words of the world
     */
    public List<String> findings(String task, List<String> observations) {
        return renderer.findings(task, observations);
    }

    /** What the model of this role is to do, as its rows say it: {@code action} is in words. Empty if its language has no word for it. */
    public Optional<String> action(Role role, String action) {
        String words = texts.normalize(action);
        return wording.speaksFormally(role) ? actions.formalize(words) : Optional.of(words);
    }

    /** What a model is to say: {@code action} is a formal action or sub-goal, or words where swift speaks words. */
    public String answer(Role role, String action) {
        return wording.answer(role, action);
    }

    /**
     * Surroundings as they are shown.
     *
     * @param task description of the task, in the words of the world
     */
    public String look(String task, String worldText) {
        return renderer.look(task, worldText);
    }

    /** As {@link #look}, of what the agent has. */
    public String inventory(String task, String worldText) {
        return renderer.inventory(task, worldText);
    }

    /**
     * One step of history as the model of this role sees it.
     *
     * @param task description of the task, in the words of the world
     */
    public String line(Role role, String task, HistoryEntry entry) {
        return renderer.line(
                task,
                wording.speaksFormally(role) ? wording.said(formal(entry.action())) : entry.action(),
                points(entry.reward()),
                entry.observation());
    }

    /** The published data cut 28.99... to 28; the agent knows whole points only, so aligned data show the nearest. */
    public long points(double raw) {
        return alignment == Alignment.ALIGNED ? Math.round(raw * 100) : (long) (raw * 100);
    }

    private PromptParts parts(Role role, PromptState state) {
        List<HistoryEntry> history = state.history();
        return new PromptParts(
                text(state.taskDescription()),
                state.step(),
                points(state.score()),
                history.subList(Math.max(0, history.size() - historyLength), history.size()).stream()
                        .map(entry -> line(role, state.taskDescription(), entry))
                        .toList(),
                look(state.taskDescription(), state.look()),
                inventory(state.taskDescription(), state.inventory()),
                places(state.places()),
                state.subGoals().stream().map(SubGoal::text).map(this::subGoal).toList(),
                findings(state.taskDescription(), state.outcomes()));
    }

    /** Names of places as one text. */
    public String places(List<String> names) {
        return String.join(", ", names.stream().map(this::text).toList());
    }

    /**
     * How many sub-goals are shown. The published controller data leave the newest out and call the one before it the
     * current one.
     */
    private int pursued(Role role, int subGoals) {
        if (role == Role.CONTROLLER && alignment == Alignment.ORIGINAL) {
            return subGoals - 1;
        }
        if (subGoals == 0 && (role == Role.EXECUTOR || role == Role.CONTROLLER)) {
            throw new IllegalArgumentException("this prompt needs a current sub-goal");
        }
        return subGoals;
    }

    /** {@code None} is what the published data show for an action that the language does not know. */
    private String formal(String action) {
        return actions.formalize(action).orElse("None");
    }
}
