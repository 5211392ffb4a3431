package dev.cairn.scienceworld.text;

import dev.cairn.domain.text.OneLine;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.Replacements;
import dev.cairn.domain.text.TaskObjectMarker;
import java.util.List;
import java.util.regex.Pattern;

/** What every room has (the agent, the air) is left out, and what is empty; names of things stay as they are. */
public final class ScienceWorldPromptTexts implements PromptTexts {
    /** Same replacements, in the same order, as the original data sets. */
    private static final Replacements SPELLING = Replacements.of(
            "green house", "greenhouse",
            "activate bee hive", "open bee hive",
            "seed peach tree", "peach seed",
            "orange tree seed", "orange seed");

    private static final Replacements REMARKS = Replacements.of("(that is open)", "", "(containing nothing)", "");

    private static final Pattern EMPTY = Pattern.compile("\\.? (?:On|In) the [^.:|]+ is: nothing\\.");

    private static final Replacements SHORTER = Replacements.of(
            "  | ", " | ",
            " | the agent", "",
            " | a substance called air", "",
            "This room is called the ", "",
            "This outside location is called the ", "",
            ". In it, you see:", "",
            ". Here you see:", "",
            " | You also see:", "",
            " | A door to the ", " | to ",
            "a substance called ", "",
            ", which is turned off", " (off)",
            ", which is turned on", " (on)",
            ", which is deactivated", " (off)",
            ", which is activated", " (on)",
            " door is closed.", " closed.",
            " door is open.", " open.",
            ", currently reading a temperature of ", " at ",
            " degrees celsius", " degrees",
            " | ", "; ",
            ", which is off", " (off)",
            ", which is on", " (on)");

    /** The numbered actions between which the world cannot decide: gold trajectories choose the first, so nobody needs them. */
    private static final Pattern CHOICES = Pattern.compile("(Ambiguous request): .*");

    /**
     * A thing with its state of matter. A living thing is marked in each stage of its life, since tasks name the kind only. The boxes
     * that answer a question are not.
     */
    private static final TaskObjectMarker MARKER = new TaskObjectMarker(
            Pattern.compile("(?:(?<=^)|(?<=[;,:] )|(?<=\\(containing ))([Aa]n? |[Tt]he )?((?:liquid |solid |gaseous )?)"
                    + "([A-Za-z][\\w -]*?)(?= ?(?:[;,.:(]|\\)| at -?\\d|$))"),
            Pattern.compile("(?:baby|hatchling|juvenile|adult) | (?:egg|pupa|seed|plant|tree)\\b.*"),
            " plant\\b",
            Pattern.compile(".* box"));

    @Override
    public String normalize(String text) {
        return SPELLING.in(OneLine.withBars(text));
    }

    @Override
    public String tidy(String text) {
        return REMARKS.in(normalize(text));
    }

    @Override
    public String look(String look) {
        return shorten(tidy(look));
    }

    @Override
    public String inventory(String inventory) {
        return shorten(tidy(inventory).replace("In your inventory, you see:", ""));
    }

    @Override
    public String outcome(String task, String observation) {
        return CHOICES.matcher(tidy(Findings.compared(task, observation)).strip())
                .replaceFirst("$1");
    }

    @Override
    public List<String> findings(String task, List<String> outcomes) {
        return Findings.of(task, outcomes);
    }

    @Override
    public String marked(String task, String surroundings) {
        return MARKER.marked(task, surroundings);
    }

    private static String shorten(String text) {
        return SHORTER.in(EMPTY.matcher(text).replaceAll(""))
                .replaceFirst("^[; ]+", "")
                .replaceFirst("[; |]+$", "");
    }
}
