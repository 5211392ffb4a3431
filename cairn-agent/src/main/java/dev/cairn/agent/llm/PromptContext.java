package dev.cairn.agent.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.domain.action.ActionLanguage;
import dev.cairn.domain.agent.DecisiveActions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What SwiftSage tells its large model about the moment.
 *
 * @param deeds all actions so far
 * @param looks what was seen last in each place
 * @param mistakes actions since the last plan that did not work, with what the world said
 * @param instinct what the small model would do; empty if that is not valid
 */
record PromptContext(
        String task,
        List<ExecutedAction> deeds,
        Map<String, String> looks,
        String place,
        String look,
        String inventory,
        DecisiveActions decisive,
        Collection<String> mistakes,
        String instinct) {
    private static final int NEAR = 5;
    private static final String NOTHING = "nothing";

    PromptContext {
        deeds = List.copyOf(deeds);
        looks = new LinkedHashMap<>(looks);
        mistakes = List.copyOf(mistakes);
    }

    /** Fields that all prompts share. */
    Map<String, String> fields() {
        return Map.of(
                "task", Entry.oneLine(task),
                "look", Entry.oneLine(look),
                "inventory", Entry.oneLine(inventory),
                "places", places(),
                "named", orNothing(decisive.named().stream()),
                "focused", orNothing(decisive.rewarded().stream()),
                "mistakes", mistakes.isEmpty() ? "none" : mistakes.stream().collect(joining("\n", "\n", "")),
                "instinct", instinct.isEmpty() ? "I have no idea." : "My instinct is to " + instinct + ".");
    }

    /**
     * The last actions in words. Each once, if it was done again within five: then the last of them stands for all.
     *
     * @param most lines
     */
    String history(int most) {
        return lines(most, deed -> deed.place() + ": " + deed.action());
    }

    /** The last actions in the formal language, those left out that it does not know. */
    String formalHistory(int most, ActionLanguage language) {
        return lines(
                most,
                deed -> language.formalize(deed.action())
                        .map(formal -> "Action (in " + deed.place() + "): " + formal)
                        .orElse(""));
    }

    private String lines(int most, Function<ExecutedAction, String> left) {
        List<String> lines = Stream.iterate(0, i -> i < deeds.size(), i -> i + 1)
                .filter(i -> deeds.subList(i + 1, Math.min(deeds.size(), i + 1 + NEAR)).stream()
                        .noneMatch(later -> later.action().equals(deeds.get(i).action())))
                .map(i -> Map.entry(left.apply(deeds.get(i)), deeds.get(i)))
                .filter(line -> !line.getKey().isEmpty())
                .map(line -> "- " + line.getKey() + " --> " + line.getValue().observation())
                .toList();
        return lines.isEmpty()
                ? "none yet"
                : String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private String places() {
        return orNothing(looks.entrySet().stream()
                .filter(seen -> !seen.getKey().equals(place))
                .map(seen -> "\n" + seen.getKey() + ": " + Entry.oneLine(seen.getValue())));
    }

    private static String orNothing(Stream<String> texts) {
        String joined = texts.collect(joining(", "));
        return joined.isEmpty() ? NOTHING : joined;
    }
}
