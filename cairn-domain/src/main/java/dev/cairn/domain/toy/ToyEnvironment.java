package dev.cairn.domain.toy;

import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Episodes in the house. */
final class ToyEnvironment implements TextEnvironment {
    private static final String OPEN_DOORS = "open-doors";
    private static final Set<String> SIMPLIFICATIONS = Set.of(ResetOptions.EASY, OPEN_DOORS, "");

    /** One run through an errand. */
    private static final class Episode {
        final Errand errand;
        final House house;
        final int moveLimit;
        final List<String> gold;
        List<String> asked = List.of();
        int moves;
        int score;

        Episode(Variation variation, ResetOptions options) {
            errand = Errand.of(variation);
            house = new House(errand.thing(), Errand.places(variation.number()), simplified(options.simplifications()));
            moveLimit = options.moveLimit();
            gold = options.withGold() ? Guide.solve(errand, house) : List.of();
        }
    }

    private Optional<Episode> current = Optional.empty();

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        current = Optional.empty();
        current = Optional.of(new Episode(variation, options));
        return step(Step.LOOK_AROUND);
    }

    @Override
    public Outcome step(String action) {
        Episode episode = episode();
        List<String> asked = episode.asked;
        episode.asked = List.of();
        if (asked.isEmpty() && action.equals(Step.LOOK_AROUND)) {
            return outcome(episode, ObservationKind.RESULT, episode.house.describe());
        }
        ToyActions deeds = new ToyActions(episode.house);
        List<String> meanings = asked.isEmpty() ? deeds.meanings(action) : answer(action, asked);
        return switch (meanings.size()) {
            case 0 -> outcome(episode, ObservationKind.UNKNOWN_ACTION, "That cannot be done here.");
            case 1 -> {
                episode.moves++;
                yield outcome(episode, ObservationKind.RESULT, deeds.perform(meanings.get(0)));
            }
            default -> {
                episode.asked = meanings;
                yield outcome(episode, ObservationKind.AMBIGUOUS, question(meanings));
            }
        };
    }

    @Override
    public String taskDescription() {
        return episode().errand.text();
    }

    @Override
    public String look() {
        return episode().house.describe();
    }

    @Override
    public String inventory() {
        return episode().house.carried();
    }

    @Override
    public List<String> validActions() {
        List<String> asked = episode().asked;
        return asked.isEmpty()
                ? new ToyActions(episode().house).actions()
                : IntStream.range(0, asked.size()).mapToObj(Integer::toString).toList();
    }

    @Override
    public List<String> goldActions() {
        return episode().gold;
    }

    @Override
    public void close() {
        current = Optional.empty();
    }

    private Episode episode() {
        return current.orElseThrow(() -> new IllegalStateException("no episode: call reset first"));
    }

    private static Outcome outcome(Episode episode, ObservationKind kind, String text) {
        double raw = episode.errand.score(episode.house);
        boolean completed = raw == 1 || raw < 0;
        Outcome outcome = Outcome.of(text, kind, raw, completed, episode.moves, episode.score, episode.moveLimit);
        episode.score = outcome.score();
        return outcome;
    }

    private static List<String> answer(String action, List<String> asked) {
        return IntStream.range(0, asked.size())
                .filter(i -> action.equals(Integer.toString(i)))
                .mapToObj(asked::get)
                .toList();
    }

    private static String question(List<String> meanings) {
        return IntStream.range(0, meanings.size())
                .mapToObj(i -> i + ": " + meanings.get(i))
                .collect(Collectors.joining("\n", "Which do you mean? Answer with a number.\n", ""));
    }

    private static boolean simplified(String names) {
        List<String> words = Stream.of(names.split(",")).map(String::strip).toList();
        for (String word : words) {
            if (!SIMPLIFICATIONS.contains(word)) {
                throw new UserException("the toy world knows no simplification '" + word + "'; it has "
                        + ResetOptions.EASY + " and " + OPEN_DOORS + ", which are the same");
            }
        }
        return words.contains(ResetOptions.EASY) || words.contains(OPEN_DOORS);
    }
}
