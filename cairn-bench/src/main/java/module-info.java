/** Benchmarks. */
module dev.cairn.bench {
    requires dev.cairn.core;
    requires dev.cairn.domain;
    requires dev.cairn.scienceworld;
    requires dev.cairn.distill;
    requires dev.cairn.t5;
    requires dev.cairn.agent;
    requires dev.cairn.pipeline;
    requires dev.cairn.cli;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires java.management;
    requires jdk.management;
    requires static transitive org.jspecify;

    // Commands are made by picocli, and JSON is read into records and written from them.
    opens dev.cairn.bench to
            com.fasterxml.jackson.databind;
    opens dev.cairn.bench.command to
            dev.cairn.cli,
            info.picocli;
    opens dev.cairn.bench.simulator to
            com.fasterxml.jackson.databind;
    opens dev.cairn.bench.t5 to
            com.fasterxml.jackson.databind;

    provides dev.cairn.cli.console.CommandProvider with
            dev.cairn.bench.command.BenchCommands;
}
