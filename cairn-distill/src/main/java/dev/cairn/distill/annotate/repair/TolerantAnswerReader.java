package dev.cairn.distill.annotate.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what language models make of {@code 1- name(args): {'action', 'action'}}: any numbering or none, any quotes or none,
 * braces or brackets or a list of dashes below the name, text before, between and after, Markdown marks, and a text that was
 * cut off in the middle.
 */
public final class TolerantAnswerReader implements AnswerReader {
    private static final Pattern OPENING = Pattern.compile("(?::|->|=>|=|→)\\s*[*_`]*\\s*(?=[{\\[])");
    private static final Pattern NUMBER =
            Pattern.compile("(?:^|(?<=[\\s*#>(]))(?:\\()?\\d{1,3}\\s*(?:[-–—.):]|\\))\\s*(?!\\d)", Pattern.MULTILINE);
    private static final Pattern LIST_HEAD = Pattern.compile("^\\W*\\d{1,3}\\s*[-–—.):]\\s*(.+)$");
    private static final Pattern LIST_ITEM = Pattern.compile("^\\s*[-*•+]\\s+(.+)$");
    private static final String MARKS = "[\\s:*_`#>\"'“”‘’,;{}\\[\\]-]+";

    @Override
    public Answer read(String text) {
        List<AnnotatedAction> actions = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        Matcher opening = OPENING.matcher(text);
        for (int from = 0; opening.find(from); ) {
            QuotedList list = QuotedList.read(text, opening.end());
            add(name(text.substring(from, opening.start())), list.elements(), actions, remarks);
            if (!list.closed()) {
                remarks.add("the answer breaks off in the middle of its last sub-goal");
            }
            from = list.end();
        }
        if (actions.isEmpty()) {
            readLines(text, actions, remarks);
        }
        if (actions.isEmpty()) {
            throw new UnreadableAnswerException(text);
        }
        return new Answer(actions, remarks);
    }

    private static void add(String name, List<String> elements, List<AnnotatedAction> actions, List<String> remarks) {
        if (name.isEmpty() || elements.isEmpty()) {
            remarks.add(
                    name.isEmpty()
                            ? "actions without a sub-goal were left out: " + elements
                            : "a sub-goal without actions was left out: " + name);
            return;
        }
        elements.forEach(action -> actions.add(new AnnotatedAction(action, name)));
    }

    /** What follows the last number that is not inside brackets; without a number, the last line. */
    private static String name(String before) {
        Matcher number = NUMBER.matcher(before);
        String name = "";
        while (number.find()) {
            String rest = before.substring(number.end());
            name = isBalanced(rest) && !rest.isBlank() ? rest : name;
        }
        if (name.isEmpty()) {
            String[] lines = before.strip().split("\\R");
            name = lines[lines.length - 1];
        }
        return bare(name);
    }

    /** One line without Markdown and quotes around it. */
    private static String bare(String text) {
        return text.replaceAll("^" + MARKS, "").replaceAll(MARKS + "$", "").replaceAll("\\s+", " ");
    }

    private static boolean isBalanced(String text) {
        return text.chars().filter(c -> c == '(').count()
                == text.chars().filter(c -> c == ')').count();
    }

    private static void readLines(String text, List<AnnotatedAction> actions, List<String> remarks) {
        String name = "";
        for (String line : text.split("\\R")) {
            Matcher item = LIST_ITEM.matcher(line);
            Matcher head = LIST_HEAD.matcher(line);
            if (item.matches() && !name.isEmpty()) {
                add(name, List.of(bare(item.group(1))), actions, remarks);
            } else if (head.matches()) {
                name = bare(head.group(1));
            }
        }
    }
}
