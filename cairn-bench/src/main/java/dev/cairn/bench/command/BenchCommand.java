package dev.cairn.bench.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cairn bench}: measurements that anyone can repeat. */
@Command(
        name = "bench",
        description = "Measure a part of Cairn on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        subcommands = {
            BenchCurveCommand.class,
            BenchDataCommand.class,
            BenchEvaluateCommand.class,
            BenchPrecisionCommand.class,
            BenchSimulatorCommand.class,
            BenchT5Command.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say what to measure: " + String.join(", ", spec.subcommands().keySet()));
    }
}
