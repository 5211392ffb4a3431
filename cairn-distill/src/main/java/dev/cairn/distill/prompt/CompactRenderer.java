package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import dev.cairn.distill.prompt.Wording.EarlierSubGoals;
import dev.cairn.domain.action.SubGoalEnd;
import dev.cairn.domain.text.PromptTexts;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Short prompts, one field after the other; described in {@code docs/reference/wording.md}.
 *
 * <pre>
 * TASK # 3, 8 # done A x; B y, z = 7 less # now C &lt; z &gt; = 9 more # did ACTION +9: OUTCOME; ... # see LOOK # have INVENTORY # been P, Q # act?
 * TASK # done A x # now C &lt; z &gt; # did ACTION: OUTCOME; ...                          progress hidden
 * </pre>
 *
 * <p>The fields that change least come first, so that a prompt that is cut at its end loses what the model saw before. What the current
 * sub-goal is about, which most answers of an executor repeat, stands between brackets that nothing else has. An executor does not see the
 * sub-goals before the current one.
 *
 * <p>Findings, behind the equals sign, are what sub-goals measured, for a controller: a short history does not reach back to those before
 * the current one.
 *
 * @param options the options of the wording
 * @param texts how the world's texts are shown
 */
record CompactRenderer(Wording options, PromptTexts texts) implements PromptRenderer {
    private static final String FIELD = " # ";
    private static final String HISTORY = " # did ";
    private static final String CURRENT = " # now ";
    private static final String SURROUNDINGS = " # see ";

    static final PromptSections SECTIONS =
            new PromptSections(List.of(FIELD), List.of(HISTORY, SURROUNDINGS), SURROUNDINGS, CURRENT);

    @Override
    public String text(String worldText) {
        return texts.tidy(worldText).strip();
    }

    @Override
    public String look(String task, String worldText) {
        return seen(task, texts.look(worldText));
    }

    @Override
    public String inventory(String task, String worldText) {
        return seen(task, texts.inventory(worldText));
    }

    private String seen(String task, String surroundings) {
        return options.markTaskObjects() ? texts.marked(task, surroundings) : surroundings;
    }

    @Override
    public String line(String task, String action, long points, String observation) {
        boolean saysNothing =
                observation.equals(SubGoalEnd.OBSERVATION) || observation.equals(HistoryEntry.START.observation());
        String outcome = saysNothing ? "" : ": " + texts.outcome(task, observation);
        return texts.tidy(action) + gained(points) + outcome;
    }

    private String gained(long points) {
        return points == 0 || options.hideProgress() ? "" : points > 0 ? " +" + points : " " + points;
    }

    @Override
    public List<String> findings(String task, List<String> observations) {
        return texts.findings(task, observations).stream()
                .map(finding -> finding.isEmpty() ? "" : " = " + finding)
                .toList();
    }

    @Override
    public void prompt(Role role, PromptParts parts, int pursued, int historyLength, PromptSink out) {
        out.text(parts.task());
        if (!options.hideProgress()) {
            out.text(FIELD);
            out.number(parts.step());
            out.text(", ");
            out.number(parts.score());
        }
        if (role == Role.CONTROLLER) {
            field(" # done ", earlier(parts, Math.max(0, pursued - 1)), out);
        }
        if (pursued > 0 && (role == Role.EXECUTOR || role == Role.CONTROLLER)) {
            current(parts.subGoals().get(pursued - 1), out);
            if (role == Role.CONTROLLER) {
                out.text(finding(parts, pursued - 1));
            }
        }
        if (role != Role.FIRST) {
            int size = parts.lines().size();
            field(HISTORY, parts.lines().subList(Math.max(0, size - historyLength), size), out);
        }
        out.text(SURROUNDINGS);
        out.text(parts.look());
        out.text(" # have ");
        out.text(parts.inventory());
        if (!parts.places().isEmpty()) {
            out.text(" # been ");
            out.text(parts.places());
        }
        out.text(role == Role.EXECUTOR || role == Role.SWIFT ? " # act?" : " # goal?");
    }

    private List<String> earlier(PromptParts parts, int count) {
        return IntStream.range(0, count)
                .filter(i -> options.earlierSubGoals() == EarlierSubGoals.ALL
                        || i == count - 1
                        || found(parts, i)
                        || found(parts, i + 1))
                .mapToObj(i -> parts.subGoals().get(i) + finding(parts, i))
                .toList();
    }

    private static boolean found(PromptParts parts, int subGoal) {
        return !finding(parts, subGoal).isEmpty();
    }

    private static String finding(PromptParts parts, int subGoal) {
        List<String> findings = parts.findings();
        return subGoal < findings.size() ? findings.get(subGoal) : "";
    }

    private static void current(String subGoal, PromptSink out) {
        out.text(CURRENT);
        int end = subGoal.indexOf(' ');
        if (end < 0) {
            out.text(subGoal);
            return;
        }
        out.text(subGoal.substring(0, end));
        out.text(" <");
        out.text(subGoal.substring(end));
        out.text(" >");
    }

    private static void field(String name, List<String> values, PromptSink out) {
        for (int i = 0; i < values.size(); i++) {
            out.text(i == 0 ? name : "; ");
            out.text(values.get(i));
        }
    }
}
