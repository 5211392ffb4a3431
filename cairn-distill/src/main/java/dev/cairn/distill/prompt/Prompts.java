package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.text.Sanitizer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The input texts of the four models.
 *
 * <pre>
 * head      TASK &lt;/s&gt; Time: 3; Score: 8; &lt;/s&gt;
 * pursuit   . Completed subtasks are: A, B. The current subtask is C      executor, controller
 * history   Action history: &lt;/s&gt; &lt;extra_id_10&gt; ACTION (+REWARD) --&gt; OUTCOME |  ... &lt;/s&gt;    all but first
 * place     Current environment: LOOK &lt;/s&gt; Current inventory: INVENTORY &lt;/s&gt; Visited rooms: A, B &lt;/s&gt;
 * question
 * </pre>
 *
 * <p>The missing blank before {@code Action history} and the sentences that begin with a full stop are those of the
 * published data sets (paper, section 3.3), and the models are trained on them.
 */
public final class Prompts {
    private static final String NEXT_ACTION = " What action should you do next? </s> ";
    private static final String NEXT_SUBGOAL = " . What subtask should you do next? </s> ";
    private static final String FIRST_SUBGOAL = " . You just have started this task. You did not do any actions yet."
            + " What is the first subtask you should do? </s> ";

    /** The oldest entry shown has this number, however many are shown. */
    private static final int OLDEST_ENTRY = 10;

    private final int historyLength;
    private final Alignment alignment;

    /**
     * @param historyLength rounds shown: 10, or 1 for the published variant without history
     * @throws IllegalArgumentException if it is not 1 to 10
     */
    public Prompts(int historyLength, Alignment alignment) {
        if (historyLength < 1 || historyLength > OLDEST_ENTRY) {
            throw new IllegalArgumentException(
                    "a prompt shows 1 to " + OLDEST_ENTRY + " rounds of history, not " + historyLength);
        }
        this.historyLength = historyLength;
        this.alignment = alignment;
    }

    /** The prompt of the model that has this role. */
    public String of(Role role, PromptState state) {
        return switch (role) {
            case EXECUTOR -> executor(state);
            case CONTROLLER -> controller(state);
            case FIRST -> first(state);
            case SWIFT -> swift(state);
        };
    }

    /**
     * Asks for the next formal action.
     *
     * @throws IllegalArgumentException if there is no current sub-goal
     */
    public String executor(PromptState state) {
        return Sanitizer.prompt(
                head(state) + pursuit(state.subGoals()) + history(state, Prompts::formal) + place(state) + NEXT_ACTION);
    }

    /**
     * Asks for the next sub-goal.
     *
     * @throws IllegalArgumentException if no sub-goal has been pursued so far
     */
    public String controller(PromptState state) {
        String pursuit = alignment == Alignment.ALIGNED ? pursuit(state.subGoals()) : laggingPursuit(state.subGoals());
        return Sanitizer.prompt(head(state) + pursuit + history(state, Prompts::formal) + place(state) + NEXT_SUBGOAL);
    }

    /** Asks for the first sub-goal; history and sub-goals of the state are not shown. */
    public String first(PromptState state) {
        return Sanitizer.prompt(head(state) + place(state) + FIRST_SUBGOAL);
    }

    /** Asks for the next action in words, without sub-goals. */
    public String swift(PromptState state) {
        return Sanitizer.prompt(head(state) + history(state, Function.identity()) + place(state) + NEXT_ACTION);
    }

    private String head(PromptState state) {
        return state.taskDescription() + " </s> Time: " + state.time() + "; Score: " + points(state.score())
                + "; </s> ";
    }

    private static String pursuit(List<SubGoal> subGoals) {
        if (subGoals.isEmpty()) {
            throw new IllegalArgumentException("this prompt needs a current sub-goal");
        }
        int current = subGoals.size() - 1;
        return completed(subGoals.subList(0, current)) + current(subGoals.get(current));
    }

    /** The published controller data: the newest sub-goal is left out, and the one before it is called the current one. */
    private static String laggingPursuit(List<SubGoal> subGoals) {
        int current = subGoals.size() - 2;
        return current < 0
                ? completed(List.of())
                : completed(subGoals.subList(0, current)) + current(subGoals.get(current));
    }

    private static String completed(List<SubGoal> subGoals) {
        return subGoals.isEmpty()
                ? ". No completed subtasks"
                : ". Completed subtasks are: "
                        + subGoals.stream().map(SubGoal::text).collect(Collectors.joining(", "));
    }

    private static String current(SubGoal subGoal) {
        return ". The current subtask is " + subGoal.text();
    }

    private String history(PromptState state, Function<String, String> language) {
        List<HistoryEntry> all = state.history();
        StringBuilder text = new StringBuilder("Action history: </s>");
        int number = OLDEST_ENTRY;
        for (HistoryEntry entry : all.subList(Math.max(0, all.size() - historyLength), all.size())) {
            text.append(" <extra_id_").append(number--).append("> ").append(language.apply(entry.action()));
            text.append(" (+").append(points(entry.reward())).append(") --> ");
            text.append(entry.observation()).append(" | ");
        }
        return text.append(" </s> ").toString();
    }

    /** {@code None} is what the published data show for an action that the language does not know. */
    private static String formal(String action) {
        return ActionLanguage.formalize(action).orElse("None");
    }

    private static String place(PromptState state) {
        String text =
                "Current environment: " + state.look() + " </s> Current inventory: " + state.inventory() + " </s> ";
        return state.rooms().isEmpty() ? text : text + "Visited rooms: " + String.join(", ", state.rooms()) + " </s> ";
    }

    /** The published data cut 28.99... to 28; the agent knows whole points only, so aligned data show the nearest. */
    private long points(double raw) {
        return alignment == Alignment.ALIGNED ? Math.round(raw * 100) : (long) (raw * 100);
    }
}
