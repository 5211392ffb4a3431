package dev.cairn.cli;

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
            BenchCurveVerb.class,
            BenchDataVerb.class,
            BenchEvaluateVerb.class,
            BenchPrecisionVerb.class,
            BenchSimulatorVerb.class,
            BenchT5Verb.class
        })
final class BenchVerb implements Runnable {
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
