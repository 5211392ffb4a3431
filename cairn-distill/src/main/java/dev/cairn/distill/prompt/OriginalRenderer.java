package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import dev.cairn.domain.text.PromptTexts;
import java.util.List;

/**
 * The published prompts (paper, section 3.3).
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
 * published data sets, and the models are trained on them. The original tidies a prompt as a whole; here each text is
 * tidied by itself, which comes to the same since no replaced text can begin in one part and end in the next.
 */
record OriginalRenderer(PromptTexts texts) implements PromptRenderer {
    private static final String HISTORY = "Action history: </s>";
    private static final String SURROUNDINGS = "Current environment: ";
    private static final String CURRENT = ". The current subtask is ";
    static final PromptSections SECTIONS =
            new PromptSections(List.of(HISTORY, SURROUNDINGS), List.of(HISTORY, SURROUNDINGS), SURROUNDINGS, CURRENT);

    private static final String END = " </s> ";
    private static final String NEXT_ACTION = " What action should you do next? </s> ";
    private static final String NEXT_SUBGOAL = " . What subtask should you do next? </s> ";
    private static final String FIRST_SUBGOAL = " . You just have started this task. You did not do any actions yet."
            + " What is the first subtask you should do? </s> ";

    /** The oldest step shown has this number, however many are shown. */
    private static final int OLDEST = 10;

    @Override
    public String text(String worldText) {
        return texts.tidy(worldText);
    }

    @Override
    public String look(String task, String worldText) {
        return texts.tidy(worldText);
    }

    @Override
    public String inventory(String task, String worldText) {
        return texts.tidy(worldText);
    }

    @Override
    public String line(String task, String action, long points, String observation) {
        return "> " + texts.tidy(action) + " (+" + points + ") --> " + texts.tidy(observation) + " | ";
    }

    /** Nothing: history says it. */
    @Override
    public List<String> findings(String task, List<String> observations) {
        return observations.stream().map(observation -> "").toList();
    }

    @Override
    public void prompt(Role role, PromptParts parts, int pursued, int historyLength, PromptSink out) {
        out.text(parts.task());
        out.text(" </s> Time: ");
        out.number(parts.step());
        out.text("; Score: ");
        out.number(parts.score());
        out.text("; </s> ");
        if (role == Role.EXECUTOR || role == Role.CONTROLLER) {
            pursuit(parts.subGoals(), pursued, out);
        }
        if (role != Role.FIRST) {
            history(parts.lines(), historyLength, out);
        }
        out.text(SURROUNDINGS);
        out.text(parts.look());
        out.text(" </s> Current inventory: ");
        out.text(parts.inventory());
        out.text(END);
        if (!parts.places().isEmpty()) {
            out.text("Visited rooms: ");
            out.text(parts.places());
            out.text(END);
        }
        out.text(question(role));
    }

    private static void pursuit(List<String> subGoals, int pursued, PromptSink out) {
        int current = pursued - 1;
        out.text(current > 0 ? ". Completed subtasks are: " : ". No completed subtasks");
        for (int i = 0; i < current; i++) {
            if (i > 0) {
                out.text(", ");
            }
            out.text(subGoals.get(i));
        }
        if (current >= 0) {
            out.text(CURRENT);
            out.text(subGoals.get(current));
        }
    }

    private static void history(List<String> lines, int historyLength, PromptSink out) {
        out.text(HISTORY);
        int number = OLDEST;
        for (int i = Math.max(0, lines.size() - historyLength); i < lines.size(); i++) {
            out.text(" <extra_id_");
            out.number(number--);
            out.text(lines.get(i));
        }
        out.text(END);
    }

    private static String question(Role role) {
        return switch (role) {
            case EXECUTOR, SWIFT -> NEXT_ACTION;
            case CONTROLLER -> NEXT_SUBGOAL;
            case FIRST -> FIRST_SUBGOAL;
        };
    }
}
