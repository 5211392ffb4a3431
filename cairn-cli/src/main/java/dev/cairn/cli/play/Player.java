package dev.cairn.cli.play;

import dev.cairn.core.DidYouMean;
import dev.cairn.domain.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries out a player's lines: actions go to the world, lines that begin with a slash are answered here. */
public final class Player {
    private static final List<String> COMMANDS =
            List.of("/task", "/look", "/inventory", "/actions", "/score", "/hint", "/save", "/help", "/quit");

    private final Game game;
    private final Hints hints;
    private final AnsiStyle ink;
    private final Consumer<String> out;
    private Optional<List<String>> valid = Optional.empty();

    public Player(Game game, Hints hints, AnsiStyle ink, Consumer<String> out) {
        this.game = game;
        this.hints = hints;
        this.ink = ink;
        this.out = out;
    }

    /** Lines that make sense now. */
    public List<String> completions() {
        return Stream.concat(validActions().stream(), COMMANDS.stream()).toList();
    }

    /** Plays until the episode is done or there are no more lines; tells whether it is done. */
    public boolean play(Lines lines) {
        greet();
        while (!game.last().done()) {
            Optional<String> line = lines.next(prompt());
            if (line.isEmpty() || !carryOut(line.get().strip())) {
                return false;
            }
        }
        end();
        return true;
    }

    private void greet() {
        out.accept(ink.bold(game.trajectory().taskDescription().strip()));
        out.accept(ink.faint("Type an action, or /help. Tab completes at a terminal."));
        out.accept("");
        int before = game.trajectory().steps().size() - 1;
        if (before > 0) {
            out.accept(ink.faint("Going on after " + before + (before == 1 ? " step." : " steps.")));
        }
        out.accept(game.environment().look().strip());
    }

    private String prompt() {
        return ink.faint("[score " + game.last().score() + ", moves "
                        + game.last().moves() + "]") + " > ";
    }

    /** Whether to go on. */
    private boolean carryOut(String line) {
        if (line.isEmpty()) {
            return true;
        }
        if (!line.startsWith("/")) {
            act(line);
            return true;
        }
        int blank = line.indexOf(' ');
        String command = blank < 0 ? line : line.substring(0, blank);
        String argument = blank < 0 ? "" : line.substring(blank).strip();
        if (command.equals("/quit")) {
            return false;
        }
        answer(command, argument);
        return true;
    }

    private void answer(String command, String argument) {
        switch (command) {
            case "/task" -> out.accept(game.environment().taskDescription().strip());
            case "/look" -> out.accept(game.environment().look().strip());
            case "/inventory" -> out.accept(game.environment().inventory().strip());
            case "/actions" -> list(argument.toLowerCase(Locale.ROOT));
            case "/score" ->
                out.accept(
                        "score " + game.last().score() + " after " + game.last().moves() + " moves");
            case "/hint" -> out.accept(hints.next(game.trajectory()));
            case "/save" -> out.accept("saved: " + game.save());
            case "/help" -> help();
            default -> out.accept(ink.bad("There is no command " + command + ".") + nearest(command, COMMANDS));
        }
    }

    private void list(String filter) {
        List<String> found = validActions().stream()
                .filter(action -> action.contains(filter))
                .toList();
        found.forEach(action -> out.accept("  " + action));
        out.accept(ink.faint(found.size() + " of " + validActions().size() + " valid actions"));
    }

    private void help() {
        out.accept("An action is sent to the world as you type it. Without making a move:");
        out.accept("  /task             what you are to do");
        out.accept("  /look             what is around you");
        out.accept("  /inventory        what you carry");
        out.accept("  /actions [TEXT]   valid actions, or those with TEXT in them");
        out.accept("  /score            score and moves so far");
        out.accept("  /hint             the next action of the gold trajectory");
        out.accept("  /save             write the trajectory now; the steps are on disk in any case");
        out.accept("  /quit             leave; the same command goes on from here");
    }

    private void act(String action) {
        Outcome outcome = game.act(action);
        valid = Optional.empty();
        String text = outcome.observation().strip();
        switch (outcome.kind()) {
            case RESULT, AMBIGUOUS -> out.accept(text);
            case UNKNOWN_ACTION -> out.accept(ink.bad(text) + nearest(action, validActions()));
            case ERROR -> out.accept(ink.bad(text));
        }
        if (outcome.reward() != 0) {
            String change = String.format(Locale.ROOT, "score %+d, now %d", outcome.reward(), outcome.score());
            out.accept(outcome.reward() > 0 ? ink.good(change) : ink.bad(change));
        }
    }

    private static String nearest(String word, List<String> known) {
        return DidYouMean.to(word, known)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }

    private void end() {
        Outcome last = game.last();
        String how = last.score() < 0
                ? ink.bad("That was fatal.")
                : last.completed() ? ink.good("Completed.") : ink.bad("No moves are left.");
        out.accept(how + " Score " + last.score() + " after " + last.moves() + " moves.");
    }

    /** Computed when needed, and then once for each step, since that takes the world longer than a step. */
    private List<String> validActions() {
        List<String> actions = valid.orElseGet(() -> game.environment().validActions());
        valid = Optional.of(actions);
        return actions;
    }
}
