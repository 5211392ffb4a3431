package dev.cairn.domain.toy;

import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.Replacements;
import dev.cairn.domain.text.TaskObjectMarker;
import java.util.List;
import java.util.regex.Pattern;

/** The house in fewer words: {@code study; a note; * red ball; door to hall: open}. */
final class ToyPromptTexts implements PromptTexts {
    private static final Replacements SHORTER = Replacements.of(
            "You are in the ", "",
            "You carry: ", "",
            "There is a ", "",
            "The door to the ", "door to ",
            " is open.", ": open.",
            " is closed.", ": closed.",
            ", which: ", ": ",
            ". ", "; ");

    private static final Pattern NOTE = Pattern.compile("The note says: ([^.]+)\\.");

    private static final TaskObjectMarker MARKER =
            new TaskObjectMarker(Pattern.compile("(?:(?<=^)|(?<=[;,] ))()()([a-z][a-z ]*)(?=[;,:]|$)"));

    @Override
    public String look(String look) {
        return SHORTER.in(tidy(look).strip()).replaceFirst("\\.$", "");
    }

    @Override
    public String inventory(String inventory) {
        return look(inventory);
    }

    @Override
    public List<String> findings(String task, List<String> outcomes) {
        return outcomes.stream()
                .map(NOTE::matcher)
                .map(note -> note.find() ? note.group(1) : "")
                .toList();
    }

    @Override
    public String marked(String task, String surroundings) {
        return MARKER.marked(task, surroundings);
    }
}
