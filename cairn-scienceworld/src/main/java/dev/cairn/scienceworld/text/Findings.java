package dev.cairn.scienceworld.text;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured and read, compared: a temperature with the one that the task names, {@code 120 above}; times with one another, {@code
 * 26 less} and {@code 31 more}, and so how far down a plane a block has come; since a small model does not learn to compare numbers from
 * some hundred examples; and what a recipe asks for. Both of two say how they compare: from the later one alone, which of two planes is
 * the slower would have to be concluded.
 */
final class Findings {
    private static final Pattern RECIPE = Pattern.compile("you need to (mix [^.]+)\\.");

    /**
     * What a stopwatch or a thermometer shows, or how far a block has come down a plane.
     *
     * @param number in the words of the observation
     * @param unit ticks, degrees, or percent of the way
     */
    private record Reading(String number, String unit) {
        private static final String DEGREES = "degrees";
        private static final Reading TOP = new Reading("0", "%");
        private static final Reading BOTTOM = new Reading("100", "%");

        private static final Pattern PATTERN = Pattern.compile(
                "(-?\\d+(?:\\.\\d+)?)(?: (ticks|" + DEGREES + ")|(%) down the plane)|at the (bottom|top) of the plane");

        /** All that a text names. */
        static Stream<Reading> in(String text) {
            return PATTERN.matcher(text).results().map(Reading::of);
        }

        private static Reading of(MatchResult found) {
            if (found.group(1) == null) {
                return found.group(4).equals("top") ? TOP : BOTTOM;
            }
            return new Reading(found.group(1), Objects.requireNonNullElse(found.group(2), found.group(3)));
        }

        double value() {
            return Double.parseDouble(number);
        }

        boolean isTemperature() {
            return unit.equals(DEGREES);
        }
    }

    private Findings() {}

    /** What each of the observations found: a text that may be empty. */
    static List<String> of(String task, List<String> observations) {
        List<Reading> all = observations.stream()
                .flatMap(observation -> Reading.in(observation).limit(1))
                .toList();
        return observations.stream()
                .map(observation -> finding(task, observation, all))
                .toList();
    }

    /** An observation with what the task makes of its number. */
    static String compared(String task, String observation) {
        return observation
                + Reading.in(observation)
                        .findFirst()
                        .filter(Reading::isTemperature)
                        .map(reading -> position(task, reading.value()))
                        .orElse("");
    }

    private static String finding(String task, String observation, List<Reading> all) {
        Matcher recipe = RECIPE.matcher(observation);
        return recipe.find()
                ? recipe.group(1)
                : Reading.in(observation)
                        .findFirst()
                        .map(reading -> reading.number() + comparison(task, reading, all))
                        .orElse("");
    }

    private static String comparison(String task, Reading reading, List<Reading> all) {
        return reading.isTemperature()
                ? position(task, reading.value())
                : rank(
                        reading.value(),
                        all.stream()
                                .filter(other -> other.unit.equals(reading.unit))
                                .map(Reading::value)
                                .toList());
    }

    /** Above or below the temperature of the task, if it names exactly one. */
    private static String position(String task, double value) {
        Set<Double> named = Reading.in(task)
                .filter(Reading::isTemperature)
                .map(Reading::value)
                .collect(Collectors.toSet());
        return named.size() == 1 ? " " + choose(value, named.iterator().next(), "below", "at", "above") : "";
    }

    /** The longest and the shortest of several times, or ways. */
    private static String rank(double value, List<Double> values) {
        double longest = Collections.max(values);
        double shortest = Collections.min(values);
        if (values.size() < 2 || (value != longest && value != shortest)) {
            return "";
        }
        return longest == shortest ? " equal" : value == longest ? " more" : " less";
    }

    private static String choose(double value, double other, String less, String equal, String more) {
        int order = Double.compare(value, other);
        return order < 0 ? less : order == 0 ? equal : more;
    }
}
