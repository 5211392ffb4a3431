package dev.cairn.scienceworld.edit;

import dev.cairn.core.Step;
import dev.cairn.core.Trajectory;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells when an experiment with two parent plants has shown whether a trait is dominant: a seed on a parent, if the trait is
 * one of seeds, and otherwise a plant grown from such a seed. Parents are what grows when the first wait begins.
 */
final class EarlyGeneticsAnswer {
    private static final Pattern TRAIT =
            Pattern.compile("(seed|plant|leaf|flower) \\w+ is a dominant or recessive trait");

    private static final Pattern POT = Pattern.compile("(flower pot \\d+) \\(([^\\n]*)");

    private final String part;
    private final Set<String> parents;

    private EarlyGeneticsAnswer(String part, Set<String> parents) {
        this.part = part;
        this.parents = parents;
    }

    /** Of a trajectory that asks for a trait and waits for something to grow. */
    private static Optional<EarlyGeneticsAnswer> of(Trajectory trajectory) {
        Matcher trait = TRAIT.matcher(trajectory.taskDescription());
        OptionalInt wait = first(trajectory, 0, step -> step.action().startsWith("wait"));
        if (!trait.find() || wait.isEmpty()) {
            return Optional.empty();
        }
        String planted = trajectory.steps().get(wait.getAsInt()).look();
        Set<String> parents = POT.matcher(planted)
                .results()
                .filter(pot -> pot.group(2).contains(" seed") || pot.group(2).contains(" plant"))
                .map(pot -> pot.group(1))
                .collect(Collectors.toSet());
        return Optional.of(new EarlyGeneticsAnswer(trait.group(1), parents));
    }

    /** The first step before which a look shows it; none if the task asks for no trait, or if it is never seen. */
    static OptionalInt firstSeen(Trajectory trajectory) {
        return of(trajectory)
                .map(offspring -> first(trajectory, 0, step -> offspring.isSeen(step.look())))
                .orElse(OptionalInt.empty());
    }

    private static OptionalInt first(Trajectory trajectory, int from, Predicate<Step> wanted) {
        return IntStream.range(from, trajectory.steps().size())
                .filter(i -> wanted.test(trajectory.steps().get(i)))
                .findFirst();
    }

    private boolean isSeen(String look) {
        return POT.matcher(look).results().anyMatch(pot -> shows(parents.contains(pot.group(1)), pot.group(2)));
    }

    private boolean shows(boolean parent, String pot) {
        return switch (part) {
            case "seed" -> parent && pot.matches(".* plant you see: .*seed.*");
            case "flower" -> !parent && pot.matches(".* plant you see: .*flower.*");
            default -> !parent && pot.matches(".* plant in the \\w+ stage with .*");
        };
    }
}
