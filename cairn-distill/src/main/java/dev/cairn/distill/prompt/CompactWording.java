package dev.cairn.distill.prompt;

import dev.cairn.core.Role;
import dev.cairn.distill.action.ActionLanguage;
import dev.cairn.distill.text.Sanitizer;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Short prompts, one field after the other; described in {@code docs/reference/wording.md}.
 *
 * <pre>
 * TASK # 3, 8 # done A(x); B(y, z) # now C(z) # did ACTION +9: OUTCOME; ... # see LOOK # have INVENTORY # been A, B # act?
 *               # done A x; B y, z # now C < z >                                            with plain terms
 *               # done A x; B y, z = 7 less # now C < z > = 9 more                            with findings
 * TASK # done A x # now C < z > # did ACTION: OUTCOME; ...                                    marked
 * </pre>
 *
 * <p>The fields that change least come first, so that a prompt that is cut at its end loses what the model saw before. What
 * every room has (the agent, the air) is left out, and what is empty; names of things stay as they are.
 *
 * <p>Plain terms make names easy to copy, which small models learn late (research/prompts.md): a name has a blank before it everywhere,
 * as in {@code MOVE jug, sink}, since a tokenizer makes other tokens of {@code (jug}; and what the current sub-goal is about,
 * which most answers of an executor repeat, stands between brackets that nothing else has. An executor is not told the sub-goals
 * before the current one, and nobody the actions of which the world asks to choose one: gold paths choose the first.
 *
 * <p>Findings are what sub-goals measured, for a controller: a short history does not reach back to those before the current one.
 *
 * <p>With all sub-goals before it, a small controller goes by them alone and does not look at what it sees (research/prompts.md), so it may
 * be told fewer.
 *
 * @param template which of the short ones; each does what those before it in {@link Template} do
 */
record CompactWording(Template template) implements Wording {
    private static final Pattern EMPTY = Pattern.compile("\\.? (?:On|In) the [^.:|]+ is: nothing\\.");

    /** The numbered actions between which the world cannot decide. */
    private static final Pattern CHOICES = Pattern.compile("(Ambiguous request): .*");

    private static final String FIELD = " # ";
    private static final String HISTORY = " # did ";
    private static final String CURRENT = " # now ";
    private static final String SURROUNDINGS = " # see ";

    private static final Pattern TERM = Pattern.compile("(\\w+)\\((.*)\\)");
    private static final Pattern ANSWER = Pattern.compile("(\\w+)(?: (.*))?");

    private static final String[][] LOOK = {
        {"  | ", " | "},
        {" | the agent", ""},
        {" | a substance called air", ""},
        {"This room is called the ", ""},
        {"This outside location is called the ", ""},
        {". In it, you see:", ""},
        {". Here you see:", ""},
        {" | You also see:", ""},
        {" | A door to the ", " | to "},
        {"a substance called ", ""},
        {", which is turned off", " (off)"},
        {", which is turned on", " (on)"},
        {", which is deactivated", " (off)"},
        {", which is activated", " (on)"},
        {" door is closed.", " closed."},
        {" door is open.", " open."},
        {", currently reading a temperature of ", " at "},
        {" degrees celsius", " degrees"},
        {" | ", "; "},
    };

    private static final String[][] SWITCHES = {{", which is off", " (off)"}, {", which is on", " (on)"}};

    private boolean isSince(Template other) {
        return template.compareTo(other) >= 0;
    }

    private boolean plainTerms() {
        return isSince(Template.PLAIN);
    }

    private Findings findings() {
        return isSince(Template.COMPARED)
                ? Findings.COMPARED
                : isSince(Template.NOTED) ? Findings.MEASURED : Findings.NONE;
    }

    @Override
    public String text(String worldText) {
        return Sanitizer.prompt(worldText).strip();
    }

    @Override
    public String said(String formal) {
        Matcher matcher = TERM.matcher(formal);
        if (!plainTerms() || !matcher.matches()) {
            return formal;
        }
        return matcher.group(2).isEmpty() ? matcher.group(1) : matcher.group(1) + " " + matcher.group(2);
    }

    @Override
    public String meant(String answer) {
        Matcher matcher = ANSWER.matcher(answer);
        return plainTerms() && matcher.matches()
                ? matcher.group(1) + "(" + Objects.requireNonNullElse(matcher.group(2), "") + ")"
                : answer;
    }

    @Override
    public String look(String task, String worldText) {
        return seen(task, shorten(Sanitizer.prompt(worldText)));
    }

    @Override
    public String inventory(String task, String worldText) {
        return seen(task, shorten(Sanitizer.prompt(worldText).replace("In your inventory, you see:", "")));
    }

    private String seen(String task, String surroundings) {
        return isSince(Template.MARKED) ? NamedThings.marked(task, surroundings) : surroundings;
    }

    @Override
    public String line(String action, long points, String observation) {
        boolean isPlain = observation.equals(ActionLanguage.END_OBSERVATION)
                || observation.equals(HistoryEntry.START.observation());
        String outcome =
                isPlain ? "" : ": " + outcome(Sanitizer.prompt(observation).strip());
        return Sanitizer.prompt(action) + gained(points) + outcome;
    }

    private String gained(long points) {
        return points == 0 || isSince(Template.MARKED) ? "" : points > 0 ? " +" + points : " " + points;
    }

    @Override
    public List<String> readings(String task, List<String> observations) {
        return findings().told(task, observations);
    }

    @Override
    public String observed(String task, String observation) {
        return findings().compared(task, observation);
    }

    private String outcome(String observation) {
        return plainTerms() ? CHOICES.matcher(observation).replaceFirst("$1") : observation;
    }

    @Override
    public List<String> afterTask() {
        return List.of(FIELD);
    }

    @Override
    public List<String> experience() {
        return List.of(HISTORY, SURROUNDINGS);
    }

    @Override
    public String surroundings() {
        return SURROUNDINGS;
    }

    @Override
    public String pursuit() {
        return CURRENT;
    }

    @Override
    public void prompt(Role role, PromptParts parts, int pursued, int historyLength, PromptSink out) {
        out.text(parts.task());
        if (!isSince(Template.MARKED)) {
            out.text(" # ");
            out.number(parts.time());
            out.text(", ");
            out.number(parts.score());
        }
        if (role == Role.EXECUTOR || role == Role.CONTROLLER) {
            if (role == Role.CONTROLLER || !plainTerms()) {
                field(" # done ", done(parts, Math.max(0, pursued - 1)), out);
            }
            if (pursued > 0) {
                out.text(CURRENT);
                current(parts.subGoals().get(pursued - 1), out);
                if (role == Role.CONTROLLER
                        && findings().tellsCurrent()
                        && parts.readings().size() >= pursued) {
                    out.text(parts.readings().get(pursued - 1));
                }
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
        if (!parts.rooms().isEmpty()) {
            out.text(" # been ");
            out.text(parts.rooms());
        }
        out.text(role == Role.EXECUTOR || role == Role.SWIFT ? " # act?" : " # goal?");
    }

    private List<String> done(PromptParts parts, int count) {
        return IntStream.range(0, count)
                .filter(i ->
                        !isSince(Template.RECENT) || i == count - 1 || measured(parts, i) || measured(parts, i + 1))
                .mapToObj(i -> parts.subGoals().get(i) + reading(parts, i))
                .toList();
    }

    private static boolean measured(PromptParts parts, int subGoal) {
        return !reading(parts, subGoal).isEmpty();
    }

    private static String reading(PromptParts parts, int subGoal) {
        List<String> readings = parts.readings();
        return subGoal < readings.size() ? readings.get(subGoal) : "";
    }

    private void current(String subGoal, PromptSink out) {
        int end = subGoal.indexOf(' ');
        if (!plainTerms() || end < 0) {
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

    private String shorten(String text) {
        String result = replaced(EMPTY.matcher(text).replaceAll(""), LOOK);
        if (isSince(Template.COMPARED)) {
            result = replaced(result, SWITCHES);
        }
        return result.replaceFirst("^[; ]+", "").replaceFirst("[; |]+$", "");
    }

    private static String replaced(String text, String[][] replacements) {
        String result = text;
        for (String[] replacement : replacements) {
            result = result.replace(replacement[0], replacement[1]);
        }
        return result;
    }
}
