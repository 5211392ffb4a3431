package dev.cairn.distill.prompt;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How much small models are told of what was measured and read. */
enum Findings {
    /** Nothing. */
    NONE {
        @Override
        String told(String task, String observation, List<Double> times) {
            return "";
        }
    },
    /** The numbers that sub-goals measured: {@code read stopwatch = 26}. */
    MEASURED {
        @Override
        String told(String task, String observation, List<Double> times) {
            Matcher reading = READING.matcher(observation);
            return reading.find() ? " = " + reading.group(1) : "";
        }
    },
    /**
     * These, compared: a temperature with the one that the task names, {@code = 120 above}, and times with one another, {@code =
     * 26 less} and {@code = 31 more}, since a small model does not learn to compare numbers from some hundred examples; and what a
     * recipe asks for. Both times say how they compare: from the later one alone, which of two planes is the slower would have to
     * be concluded.
     */
    COMPARED {
        @Override
        String told(String task, String observation, List<Double> times) {
            Matcher recipe = RECIPE.matcher(observation);
            if (recipe.find()) {
                return " = " + recipe.group(1);
            }
            Matcher reading = READING.matcher(observation);
            if (!reading.find()) {
                return "";
            }
            double value = Double.parseDouble(reading.group(1));
            return " = " + reading.group(1)
                    + (reading.group(2).equals(DEGREES) ? position(task, value) : rank(value, times));
        }

        @Override
        boolean tellsCurrent() {
            return true;
        }

        @Override
        String compared(String task, String observation) {
            Matcher reading = READING.matcher(observation);
            return reading.find() && reading.group(2).equals(DEGREES)
                    ? observation + position(task, Double.parseDouble(reading.group(1)))
                    : observation;
        }
    };

    private static final String DEGREES = "degrees";

    /** What a stopwatch or a thermometer shows. */
    private static final Pattern READING = Pattern.compile("(-?\\d+(?:\\.\\d+)?) (ticks|degrees)");

    private static final Pattern RECIPE = Pattern.compile("you need to (mix [^.]+)\\.");

    /** What is repeated of the last observations under sub-goals: of each, a text that may be empty. */
    List<String> told(String task, List<String> observations) {
        List<Double> times = observations.stream()
                .map(READING::matcher)
                .filter(reading -> reading.find() && !reading.group(2).equals(DEGREES))
                .map(reading -> Double.valueOf(reading.group(1)))
                .toList();
        return observations.stream()
                .map(observation -> told(task, observation, times))
                .toList();
    }

    /**
     * What is repeated of one observation.
     *
     * @param times that were read, all of them
     */
    abstract String told(String task, String observation, List<Double> times);

    /** Whether a controller is told what the sub-goal found that has just ended; else those before it only. */
    boolean tellsCurrent() {
        return false;
    }

    /** An observation with what the task makes of its number. */
    String compared(String task, String observation) {
        return observation;
    }

    /** Above or below the temperature of the task, if it names exactly one. */
    private static String position(String task, double value) {
        Set<Double> named = READING.matcher(task)
                .results()
                .filter(found -> found.group(2).equals(DEGREES))
                .map((MatchResult found) -> Double.valueOf(found.group(1)))
                .collect(Collectors.toSet());
        return named.size() == 1 ? " " + choose(value, named.iterator().next(), "below", "at", "above") : "";
    }

    /** The longest and the shortest of several times. */
    private static String rank(double value, List<Double> times) {
        double longest = Collections.max(times);
        double shortest = Collections.min(times);
        if (times.size() < 2 || (value != longest && value != shortest)) {
            return "";
        }
        return longest == shortest ? " equal" : value == longest ? " more" : " less";
    }

    private static String choose(double value, double other, String less, String equal, String more) {
        int order = Double.compare(value, other);
        return order < 0 ? less : order == 0 ? equal : more;
    }
}
