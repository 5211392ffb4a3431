package dev.cairn.cli.play;

import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.cli.console.Console;
import dev.cairn.cli.console.StageCommand;
import dev.cairn.cli.option.DomainFlags;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.pipeline.Stages;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cairn play}. */
@Command(
        name = "play",
        description = {
            "Play an episode yourself: actions of the world, and /help for the rest. Every step is kept; the same"
                    + " command goes on with an episode that is not over. Lines can also be piped in."
        })
public final class PlayCommand extends StageCommand {
    @Mixin
    private DomainFlags domain = new DomainFlags();

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "Code (4-1), name or index. Default: the one that the world would have you play first.")
    private Optional<String> task;

    @Option(names = "--variation", paramLabel = "N", defaultValue = "0", description = "Variation of the task.")
    private int variation;

    @Option(
            names = "--simplifications",
            paramLabel = "NAMES",
            defaultValue = ResetOptions.EASY,
            description = "Names separated by commas; easy for all, empty for none.")
    private String simplifications = "";

    @Option(names = "--moves", paramLabel = "N", defaultValue = "100", description = "Moves until the episode is over.")
    private int moves;

    public PlayCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        requireAtLeast(1, "--moves", moves);
        Domain chosen = domain.open(console());
        Variation episode = chosen.tasks().variation(task(chosen), variation);
        ResetOptions options = new ResetOptions(simplifications, moves, false);
        try (RunDirectory run = open(chosen, episode);
                Game game = Game.open(chosen.open(), episode, options, run.path())) {
            Player player = new Player(
                    game, Hints.of(chosen, episode), new AnsiStyle(console().terminal()), talk());
            try (Lines lines = lines(run, player)) {
                if (player.play(lines)) {
                    run.finish(Map.of("score", game.last().score()));
                }
            }
            present(new Stages.Done<>(PlayResult.of(game), run.path()), this::print);
        }
        return 0;
    }

    private TaskId task(Domain chosen) {
        return task.map(chosen.tasks()::single).orElseGet(chosen::firstTask);
    }

    private RunDirectory open(Domain chosen, Variation episode) {
        return openRun(
                "play",
                new TreeMap<>(Map.of("variation", episode.key(), "simplifications", simplifications, "moves", moves)),
                chosen.provenance());
    }

    private Lines lines(RunDirectory run, Player player) {
        return console().terminal()
                ? TerminalLines.system(run.file("history.txt"), player::completions)
                : new PipedLines(console().in(), talk());
    }

    /** With {@code --json} standard output holds the result only. */
    private Consumer<String> talk() {
        return json() ? console()::say : console()::print;
    }

    private void print(PlayResult result) {
        if (!result.done()) {
            line("left with score " + result.score() + " after " + result.moves()
                    + " moves; the same command goes on from here");
        }
    }
}
