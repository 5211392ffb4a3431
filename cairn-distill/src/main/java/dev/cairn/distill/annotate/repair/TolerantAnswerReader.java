package dev.cairn.distill.annotate.repair;

import dev.cairn.llm.http.Thinking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads what language models make of {@code 1- name(args): {'action', 'action'}}: any numbering or none, any quotes or none,
 * any brackets or none, lists below the name, tables, JSON, text before, between and after, Markdown marks, and a text that
 * was cut off in the middle. Only {@code name(arguments)} is a sub-goal: what stands under anything else, a summary for
 * example, is remarked and left out. Takes time in proportion to the length of the text.
 */
public final class TolerantAnswerReader implements AnswerReader {
    @Override
    public Answer read(String text) {
        String said = PlainCharacters.of(Thinking.without(text));
        Answer answer = AnswerJson.read(said).orElseGet(() -> new Reading(said).answer());
        if (answer.actions().isEmpty()) {
            throw new UnreadableAnswerException(text);
        }
        return answer;
    }

    /** One text, read from its beginning to its end. */
    private static final class Reading {
        private static final int SHOWN = 60;
        private static final int MOST_REMARKS = 20;

        /** What a list of actions is called on a line of its own. */
        private static final Set<String> ACTIONS = Set.of("action", "actions", "command", "commands", "step", "steps");

        private final AnswerLines text;
        private final TreeSet<Integer> items = new TreeSet<>();
        private final List<AnnotatedAction> actions = new ArrayList<>();
        private final List<String> remarks = new ArrayList<>();

        /** The label whose actions stand on lines of their own; empty for none. */
        private String label = "";

        /** The line that was searched for labels, from wherever on it, and has no more of them. */
        private int searchedTo = -1;

        private int labelNumber;

        /** Whether the actions below the label are numbered from the beginning, so that a number is no next sub-goal's. */
        private boolean restarted;

        private int actionsOfLabel;

        /** What follows a label on its line: its actions, unless some come on the lines below. */
        private List<String> inline = List.of();

        /** Lines below a label without any mark: its actions, unless others come. */
        private final List<String> plain = new ArrayList<>();

        Reading(String text) {
            this.text = new AnswerLines(text);
        }

        Answer answer() {
            findItems();
            for (int at = 0; at < text.length(); ) {
                int lineEnd = text.lineEnd(at);
                at = line(at, lineEnd);
            }
            endLabel();
            return new Answer(actions, remarks);
        }

        /** Lines that begin with a label and its list, where a list before them ends at the latest. */
        private void findItems() {
            for (int at = 0; at < text.length(); at = text.lineEnd(at) + 1) {
                int lineEnd = text.lineEnd(at);
                int from = AnswerItem.at(text, at, lineEnd).start();
                Optional<AnswerLabel> label = AnswerLabel.first(text, from, lineEnd);
                if (label.isPresent()
                        && label.get().list()
                        && text.skip(from, lineEnd, AnswerLabel.MARKS)
                                == label.get().start()) {
                    items.add(at);
                }
            }
        }

        /** Reads a line, or what is left of it, and gives the position to go on at. */
        private int line(int at, int lineEnd) {
            AnswerItem item = AnswerItem.at(text, at, lineEnd);
            if (text.at(text.skip(at, Math.max(at, lineEnd - 1), " \t")) == '|') {
                row(at, lineEnd);
                return lineEnd + 1;
            }
            Optional<AnswerLabel> found =
                    searchedTo == lineEnd ? Optional.empty() : AnswerLabel.first(text, item.start(), lineEnd);
            if (found.isPresent()) {
                endLabel();
                AnswerLabel next = found.get();
                if (next.list()) {
                    QuotedList list = list(next.rest());
                    add(next.text(), list.elements());
                    return list.end();
                }
                label = next.text();
                labelNumber = item.number();
                actionsOfLabel = 0;
                inline = next.rest() < lineEnd
                        ? QuotedList.bare(text, next.rest(), lineEnd).stream()
                                .map(PlainAction::bare)
                                .filter(action -> !action.isEmpty())
                                .toList()
                        : List.of();
                restarted = false;
                return lineEnd + 1;
            }
            return unlabelled(item, lineEnd);
        }

        private int unlabelled(AnswerItem item, int lineEnd) {
            searchedTo = lineEnd;
            int listed = actionsOfLabel == 0 && !label.isEmpty() ? behindFieldName(item.start(), lineEnd) : lineEnd;
            if (listed < lineEnd) {
                return field(listed, lineEnd);
            }
            int bracket = firstBracket(item.start(), lineEnd);
            if (bracket >= 0) {
                QuotedList list = list(bracket);
                if (!list.elements().isEmpty()) {
                    remark("actions without a sub-goal were left out: "
                            + text.between(item.start(), Math.min(lineEnd, item.start() + 3 * SHOWN)));
                }
                return list.end();
            }
            String line = text.between(item.start(), lineEnd);
            if (item.marked() && !line.isEmpty()) {
                item(item, line, lineEnd);
            } else if (!PlainAction.bare(line).isEmpty() && actionsOfLabel > 0) {
                // text after the actions of a sub-goal ends it: what follows belongs to something else
                label = "";
            } else if (!label.isEmpty() && inline.isEmpty() && line.chars().anyMatch(Character::isLetterOrDigit)) {
                plain.add(PlainAction.bare(line));
            }
            return lineEnd + 1;
        }

        /** Where the list begins in a line such as {@code Commands: 'go to kitchen'}; the end of the line if it is none. */
        private int behindFieldName(int from, int lineEnd) {
            int at = text.skip(from, lineEnd, AnswerLabel.MARKS);
            int end = at;
            while (end < lineEnd && Character.isLetter(text.at(end))) {
                end++;
            }
            if (!ACTIONS.contains(text.between(at, end).toLowerCase(Locale.ROOT))) {
                return lineEnd;
            }
            int mark = text.skip(end, lineEnd, AnswerLabel.MARKS);
            return mark < lineEnd && (text.at(mark) == ':' || text.at(mark) == '=')
                    ? text.skip(mark + 1, lineEnd, PlainAction.SPACE + "*_")
                    : lineEnd;
        }

        private int field(int from, int lineEnd) {
            boolean isList = QuotedList.OPEN.indexOf(text.at(from)) >= 0;
            QuotedList list =
                    isList ? list(from) : new QuotedList(QuotedList.bare(text, from, lineEnd), lineEnd + 1, true);
            list.elements().stream()
                    .map(PlainAction::bare)
                    .filter(action -> !action.isEmpty())
                    .forEach(action -> {
                        actions.add(new AnnotatedAction(action, label));
                        actionsOfLabel++;
                    });
            return list.end();
        }

        private void item(AnswerItem item, String line, int lineEnd) {
            restarted |= item.number() > 0 && item.number() <= labelNumber;
            boolean heading = line.endsWith(":") || (labelNumber > 0 && !restarted && item.number() == labelNumber + 1);
            if (heading && actionsOfLabel > 0) {
                remark("no sub-goal, since it is no name(arguments): " + line);
                label = "";
            } else if (label.isEmpty()) {
                remark("an action without a sub-goal was left out: " + line);
            } else if (!heading) {
                inline = List.of();
                int from = text.skip(item.start(), lineEnd, " \t");
                List<String> elements = from < lineEnd && QuotedList.isQuote(text.at(from))
                        ? QuotedList.bare(text, from, lineEnd)
                        : List.of(PlainAction.bare(line));
                actionsOfLabel += elements.size();
                elements.stream()
                        .filter(action -> !action.isEmpty())
                        .forEach(action -> actions.add(new AnnotatedAction(action, label)));
            }
        }

        /** A row of a table: a label in one cell, its actions in the next; without a label they go with the row above. */
        private void row(int at, int lineEnd) {
            List<String> cells = new ArrayList<>();
            for (int from = at; from < lineEnd; ) {
                int bar = text.find('|', from, lineEnd);
                int to = bar < 0 ? lineEnd : bar;
                cells.add(text.between(from, to));
                from = to + 1;
            }
            int named = -1;
            for (int i = 0; i < cells.size() && named < 0; i++) {
                named = AnswerLabel.of(PlainAction.bare(cells.get(i))).isPresent() ? i : -1;
            }
            boolean labelled = named >= 0;
            if (labelled) {
                endLabel();
                label = AnswerLabel.of(PlainAction.bare(cells.get(named))).orElseThrow();
                labelNumber = 0;
                actionsOfLabel = 0;
            }
            String last = cells.stream()
                    .skip(named + 1L)
                    .filter(cell -> !PlainAction.bare(cell).isEmpty())
                    .reduce((first, second) -> labelled ? first : second)
                    .orElse("");
            boolean rule = last.chars().allMatch(c -> ":- ".indexOf(c) >= 0);
            if (!rule && !label.isEmpty()) {
                AnswerLines cell = new AnswerLines(last.replace("<br>", ","));
                List<String> elements = cell.length() > 0 && QuotedList.OPEN.indexOf(cell.at(0)) >= 0
                        ? QuotedList.read(cell, 0, cell.length()).elements()
                        : QuotedList.bare(cell, 0, cell.length());
                actionsOfLabel += elements.size();
                elements.forEach(action -> actions.add(new AnnotatedAction(PlainAction.bare(action), label)));
            }
        }

        private QuotedList list(int from) {
            Integer next = items.higher(from);
            QuotedList list = QuotedList.read(text, from, next == null ? text.length() : next);
            if (!list.closed()) {
                remark(
                        next == null
                                ? "the answer breaks off in the middle of its last sub-goal"
                                : "a list of actions has no end");
            }
            return list;
        }

        /** Curly and square ones only, since text has round ones, and none right behind a word, as in {@code search[red shoes]}. */
        private int firstBracket(int from, int to) {
            for (int i = from; i < to; i++) {
                boolean opens = text.at(i) == '{' || text.at(i) == '[';
                if (opens && (i == from || !Character.isLetterOrDigit(text.at(i - 1)))) {
                    return i;
                }
            }
            return -1;
        }

        private void add(String name, List<String> elements) {
            if (elements.isEmpty()) {
                remark("a sub-goal without actions was left out: " + name);
            }
            elements.forEach(action -> actions.add(new AnnotatedAction(action, name)));
        }

        private void endLabel() {
            if (!label.isEmpty() && actionsOfLabel == 0) {
                add(label, inline.isEmpty() ? plain : inline);
            }
            label = "";
            labelNumber = 0;
            actionsOfLabel = 0;
            inline = List.of();
            plain.clear();
        }

        private void remark(String remark) {
            if (remarks.size() < MOST_REMARKS) {
                remarks.add(remark.length() <= 2 * SHOWN ? remark : remark.substring(0, 2 * SHOWN) + "...");
            }
        }
    }
}
