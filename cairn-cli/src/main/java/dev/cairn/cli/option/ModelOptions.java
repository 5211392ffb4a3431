package dev.cairn.cli.option;

import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.ServedModel.Servers;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.domain.Domain;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of commands that run agents. */
public final class ModelOptions {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Folder with executor/, controller/, first/, swift/. Default: the models shipped with Cairn.")
    private Path models = shipped();

    @Option(names = "--beams", paramLabel = "N", defaultValue = "5", description = "Width of the models' beam search.")
    private int beams;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of agents that draw.")
    private long seed;

    public Path models() {
        return models;
    }

    /** The models, whoever computes for them. */
    public ModelSetup setup(Domain domain, AgentModels chosen, ModelThreads threads, PartTimes times) {
        return new ModelSetup(domain, chosen, Servers.NONE, beams, threads, times);
    }

    public int beams() {
        return beams;
    }

    public long seed() {
        return seed;
    }

    /** The cairn script says where it lies. */
    private static Path shipped() {
        return Path.of(System.getProperty("cairn.home", ".")).resolve("models");
    }
}
