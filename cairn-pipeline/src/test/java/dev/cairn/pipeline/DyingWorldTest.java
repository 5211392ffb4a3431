package dev.cairn.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.core.EndReason;
import dev.cairn.core.Episode;
import dev.cairn.core.Split;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Jsonl;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.Domains;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.remote.OwnWorld;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Concurrency;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import dev.cairn.pipeline.gold.GoldResult;
import dev.cairn.pipeline.gold.GoldStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's world as a program that ends in the middle of some variations: they are marked, and all others count. */
class DyingWorldTest {
    private static final String RESET = "world = reset(ask[\"variation\"])";

    @TempDir
    private Path folder;

    @Test
    void episodesWhoseWorldDiesAreMarkedAndTheOthersScored() throws IOException {
        Domain world = dying("ask['variation'] in (1, 3)");
        Protocol protocol = world.protocols().usual().withVariationsPerTask(6);
        List<Variation> episodes =
                protocol.episodes(world.tasks(), world.tasks().all(), Split.TRAIN);
        EvaluateStage.Config config =
                new EvaluateStage.Config(AgentKind.GOLD, protocol, episodes, 1, 1, AgentOptions.DEFAULT);
        Path run = run(new EvaluateStage(
                        world,
                        config,
                        AgentModels.in(folder),
                        new Concurrency(1, 2),
                        EpisodeListener.SILENT,
                        AgentLlm.NONE))
                .directory();

        List<Episode> played = Jsonl.read(run.resolve("episodes.jsonl"), Episode.class);
        assertThat(played).extracting(episode -> episode.variation().number()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(played)
                .extracting(Episode::end)
                .containsExactly(
                        EndReason.COMPLETED,
                        EndReason.ENVIRONMENT_FAILED,
                        EndReason.COMPLETED,
                        EndReason.ENVIRONMENT_FAILED,
                        EndReason.COMPLETED,
                        EndReason.COMPLETED);
    }

    @Test
    void variationsWhoseWorldDiesAreLeftOutAndTheOthersRecorded() throws IOException {
        Domain world = dying("ask['variation'] in (1, 5)");
        Stages.Done<GoldResult> done = run(gold(world));
        assertThat(Jsonl.read(done.directory().resolve(GoldStage.FILE), Trajectory.class))
                .extracting(trajectory -> trajectory.variation().number())
                .containsExactly(0, 2, 3, 4);
        assertThat(done.result().lost()).hasSize(2);
        assertThat(done.result().lost().get(0))
                .startsWith("bring/1: ")
                .contains("ended with exit code 1", "out of map")
                .doesNotContain("Exception:");
        assertThat(run(gold(world)).result()).isEqualTo(done.result());
    }

    @Test
    void aWorldThatDiesInEveryVariationEndsTheRunAndTheSameCommandRecordsAllWhenItIsMended() throws IOException {
        assertThatThrownBy(() -> run(gold(dying("True"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("5 variations in a row; bring/0: ");
        Stages.Done<GoldResult> mended = run(gold(dying("False")));
        assertThat(mended.result().trajectories()).isEqualTo(6);
        assertThat(mended.result().lost()).isEmpty();
    }

    @Test
    void aSolutionOfVeryManyActionsIsNotReplayedInSilence() throws IOException {
        Domain world = program(OwnWorld.program()
                .replace(
                        "        answer = {**told(world, \"\"), \"gold\"",
                        "        gold = [\"look around\"] * 20_000 + gold\n"
                                + "        answer = {**told(world, \"\"), \"gold\""));
        List<String> said = new ArrayList<>();
        Variation first = world.tasks().variation(world.tasks().byIndex(0), 0);
        new Stages(Clock.systemUTC(), new Progress() {
                    @Override
                    public void say(String message) {
                        said.add(message);
                    }

                    @Override
                    public Bar bar(String what, long total, long done) {
                        return text -> {};
                    }
                })
                .run(new GoldStage(world, List.of(first), List.of(), 0, 1), folder.resolve("runs"), false);
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).startsWith("gold: bring/0 is at action 10000 of 200");
        assertThat(said.get(1)).startsWith("gold: bring/0 is at action 20000 of 200");
    }

    private static GoldStage gold(Domain world) {
        List<Variation> variations = world.tasks().spread(world.tasks().byIndex(0), Split.TRAIN, Integer.MAX_VALUE);
        return new GoldStage(world, variations.subList(0, 6), List.of(), 0, 2);
    }

    private <R> Stages.Done<R> run(Stage<R> stage) {
        return new Stages(Clock.systemUTC(), Progress.SILENT).run(stage, folder.resolve("runs"), false);
    }

    private Domain dying(String when) throws IOException {
        String program = OwnWorld.program().replace(RESET, RESET + "\n        if " + when + ": sys.exit('out of map')");
        return program(program);
    }

    private Domain program(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("world.py"), text);
        return Domains.installed().open("process:python3 '" + file + "'", DomainOptions.NONE);
    }
}
