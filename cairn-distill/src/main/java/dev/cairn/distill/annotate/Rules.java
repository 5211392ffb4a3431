package dev.cairn.distill.annotate;

import dev.cairn.distill.annotate.Rule.Match;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules, in the order in which they are tried. Those that join several actions come first; the last ones name a single
 * action, and the very last takes any.
 */
final class Rules {
    private static final String DOOR = "open door to ";
    private static final String GO = "go to ";
    private static final String ACTIVATE = "activate ";
    private static final String DEACTIVATE = "deactivate ";
    private static final String MOVE = "move ";
    private static final String TO = " to ";
    private static final String USE = "use ";

    static final List<Rule> ALL = List.of(
            Rules::navigate,
            Rules::water,
            Rules::fill,
            Rules::heat,
            Rules::monitor,
            Rules::watch,
            Rules::connect,
            Rules::open,
            Rules::waiting,
            Rules::measure,
            moves -> two(moves, MOVE, TO, "place"),
            moves -> two(moves, "pour ", " into ", "pour"),
            moves -> two(moves, "pour ", " in ", "pour"),
            moves -> two(moves, "dunk ", " into ", "dunk"),
            moves -> two(moves, USE, " on ", "use"),
            moves -> one(moves, "focus on ", "focus_on"),
            moves -> one(moves, "pick up ", "pick_up"),
            moves -> one(moves, "drop ", "put_down"),
            moves -> one(moves, "put down ", "put_down"),
            moves -> one(moves, "look at ", "examine"),
            moves -> one(moves, "teleport to ", "navigate_to"),
            Rules::anyVerb);

    private Rules() {}

    /** A walk is one sub-goal, named by where it leads. */
    private static Optional<Match> navigate(List<Move> moves) {
        int length = run(moves, move -> move.begins(DOOR) || move.begins(GO));
        while (length > 0 && !moves.get(length - 1).begins(GO)) {
            length--;
        }
        return length == 0
                ? Optional.empty()
                : Match.of(length, "navigate_to", moves.get(length - 1).after(GO));
    }

    /** Tap on, fill and pour for one thing after the other, tap off: named by what gets water. */
    private static Optional<Match> water(List<Move> moves) {
        if (!moves.get(0).begins(ACTIVATE)) {
            return Optional.empty();
        }
        String tap = moves.get(0).after(ACTIVATE);
        int inner = run(
                moves.subList(1, moves.size()),
                move -> move.begins("pour ") || (move.begins(MOVE) && move.afterLast(TO).equals(tap)));
        boolean closed = moves.size() > inner + 1 && moves.get(inner + 1).action().equals(DEACTIVATE + tap);
        Set<String> watered = new LinkedHashSet<>();
        moves.subList(1, inner + 1).stream()
                .filter(move -> move.begins("pour "))
                .forEach(move -> watered.add(move.afterLast(move.action().contains(" into ") ? " into " : " in ")));
        return closed && !watered.isEmpty()
                ? Match.of(inner + 2, "water", watered.toArray(new String[0]))
                : Optional.empty();
    }

    /** Into the sink, tap on, tap off. */
    private static Optional<Match> fill(List<Move> moves) {
        if (moves.size() < 3 || !moves.get(0).begins(MOVE)) {
            return Optional.empty();
        }
        String tap = moves.get(0).afterLast(TO);
        boolean filled = moves.get(1).action().equals(ACTIVATE + tap)
                && moves.get(2).action().equals(DEACTIVATE + tap);
        return filled ? Match.of(3, "fill", moves.get(0).between(MOVE, TO), tap) : Optional.empty();
    }

    /** Something is put on a device and the device is turned on. */
    private static Optional<Match> heat(List<Move> moves) {
        if (moves.size() < 2 || !moves.get(0).begins(MOVE)) {
            return Optional.empty();
        }
        String device = moves.get(0).afterLast(TO);
        return moves.get(1).action().equals(ACTIVATE + device)
                ? Match.of(2, "heat", moves.get(0).between(MOVE, TO), device)
                : Optional.empty();
    }

    /** Examining and measuring in turns, until something has changed. */
    private static Optional<Match> monitor(List<Move> moves) {
        int length = 0;
        while (length + 1 < moves.size() && isReading(moves.get(length), moves.get(length + 1))) {
            length += 2;
        }
        return length < 4
                ? Optional.empty()
                : Match.of(
                        length,
                        "monitor",
                        moves.get(0).after("examine "),
                        moves.get(1).between(USE, " on "));
    }

    private static boolean isReading(Move examine, Move use) {
        return examine.begins("examine ") && isMeasurement(use);
    }

    private static boolean isMeasurement(Move move) {
        return move.begins(USE) && move.observation().contains("measures");
    }

    private static Optional<Match> measure(List<Move> moves) {
        return isMeasurement(moves.get(0))
                ? Match.of(1, "measure", moves.get(0).afterLast(" on "), moves.get(0).between(USE, " on "))
                : Optional.empty();
    }

    /** Looking at the same thing over and over while time passes. */
    private static Optional<Match> watch(List<Move> moves) {
        int length = run(moves, move -> move.begins("look at ")
                && move.action().equals(moves.get(0).action()));
        return length < 2
                ? Optional.empty()
                : Match.of(length, "watch", moves.get(0).after("look at "));
    }

    /** A circuit, named by its parts in the order they are connected. */
    private static Optional<Match> connect(List<Move> moves) {
        int length = run(moves, move -> move.begins("connect "));
        Set<String> parts = new LinkedHashSet<>();
        for (Move move : moves.subList(0, length)) {
            parts.add(part(move.between("connect ", TO)));
            parts.add(part(move.afterLast(TO)));
        }
        return Match.of(length, "connect", parts.toArray(new String[0]));
    }

    /** The part without its terminal. */
    private static String part(String end) {
        return end.replaceFirst("^(anode|cathode|terminal \\d) (in|on) ", "")
                .replaceFirst(" (anode|cathode|terminal \\d)$", "")
                .replaceFirst("^(anode|cathode) in ", "");
    }

    /** Containers opened one after the other: a search. */
    private static Optional<Match> open(List<Move> moves) {
        int length = run(moves, move -> move.begins("open ") && !move.begins(DOOR));
        String[] opened = moves.subList(0, length).stream()
                .map(move -> move.after("open "))
                .distinct()
                .toArray(String[]::new);
        return Match.of(length, "open", opened);
    }

    private static Optional<Match> waiting(List<Move> moves) {
        int length = Math.min(Lengths.MOST, run(moves, move -> move.action().matches("wait1?")));
        return Match.of(length, "wait", Integer.toString(length));
    }

    private static Optional<Match> two(List<Move> moves, String verb, String separator, String head) {
        Move move = moves.get(0);
        return move.begins(verb) && move.action().indexOf(separator, verb.length()) > 0
                ? Match.of(1, head, move.between(verb, separator), move.afterLast(separator))
                : Optional.empty();
    }

    private static Optional<Match> one(List<Move> moves, String verb, String head) {
        return moves.get(0).begins(verb) ? Match.of(1, head, moves.get(0).after(verb)) : Optional.empty();
    }

    /** {@code mix jug} is {@code mix(jug)}. */
    private static Optional<Match> anyVerb(List<Move> moves) {
        String action = moves.get(0).action();
        int blank = action.indexOf(' ');
        return blank < 0
                ? Match.of(1, action)
                : Match.of(1, action.substring(0, blank), moves.get(0).after(action.substring(0, blank + 1)));
    }

    private static int run(List<Move> moves, Predicate<Move> belongs) {
        int length = 0;
        while (length < moves.size() && belongs.test(moves.get(length))) {
            length++;
        }
        return length;
    }
}
