package dev.cairn.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.batch.ModelThreads;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.agent.timing.PartTimes;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Variation;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetWriter;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.TrajectorySource;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.pipeline.Progress;
import dev.cairn.pipeline.Stages;
import dev.cairn.pipeline.StrictYaml;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.t5.Device;
import dev.cairn.t5.train.distributed.ProcessGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainStageTest {
    @TempDir
    Path dataset;

    /** Otherwise a run would go on with what another file has told it. */
    @ParameterizedTest
    @ValueSource(strings = {"swift/train.jsonl", "swift/val.jsonl", "dataset.json", "actions.yaml"})
    void everyFileThatIsReadIsAnInput(String changed) throws IOException {
        Files.createDirectory(dataset.resolve("swift"));
        for (String file : List.of("swift/train.jsonl", "swift/val.jsonl", "dataset.json", "actions.yaml")) {
            Files.writeString(dataset.resolve(file), "one");
        }
        Map<String, String> before = inputs();
        assertThat(before).hasSize(4);

        Files.writeString(dataset.resolve(changed), "another");

        assertThat(inputs()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void aLanguageIsOneWhereThereIsOne() throws IOException {
        Files.createDirectory(dataset.resolve("swift"));
        Files.writeString(dataset.resolve("swift/train.jsonl"), "");
        Files.writeString(dataset.resolve("swift/val.jsonl"), "");
        assertThat(inputs()).containsOnlyKeys("swift train", "swift val");
    }

    /** They are asked in the words in which the model learns and an agent asks: with placeholders for words that it has no token for. */
    @Test
    void hardExamplesAreWhatTheAgentsModelAnswersWrongly(@TempDir Path run) throws IOException {
        Path shipped = Path.of("..", "models");
        Domain world =
                new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));
        List<Example> rows = rows(world, List.of("4-3", "2-2", "5-1"));
        TrainPlan plan = StrictYaml.read(
                Files.writeString(
                        run.resolve("plan.yaml"),
                        "{steps: 1, batches: {tokens: 512, micro: 1}, evaluation: {sample: 0},"
                                + " mix: {hard-example-weight: 2}, entity-randomization: {passes: 1}}"),
                TrainPlan.class);
        List<Role> executor = List.of(Role.EXECUTOR);
        TrainStage stage = new TrainStage(
                new TrainStage.Config("executor", executor, executor, ModelShape.DEFAULTS, plan, 1),
                TrainingData.of(dataset),
                Optional.of(shipped.resolve("executor")),
                Device.of("cpu"),
                ProcessGroup.NONE);

        Path trained = new Stages(Clock.systemUTC(), Progress.SILENT)
                .run(stage, run, false)
                .directory();

        int[] wrong =
                Json.mapper().readValue(trained.resolve("wrong-executor.json").toFile(), int[].class);
        assertThat(wrong).isNotEmpty().containsExactly(wrongly(rows, world, shipped));
    }

    private List<Example> rows(Domain world, List<String> tasks) {
        RuleAnnotator annotator = new RuleAnnotator(world.annotationRules());
        List<AnnotatedTrajectory> annotated = new ArrayList<>();
        try (TextEnvironment environment = world.open()) {
            for (String task : tasks) {
                for (Split split : List.of(Split.TRAIN, Split.DEV)) {
                    Variation variation = world.tasks()
                            .variations(world.tasks().single(task), split)
                            .get(0);
                    annotated.add(annotator.annotate(TrajectoryRecorder.record(environment, variation)));
                }
            }
        }
        RowOptions compact = new RowOptions(Alignment.ALIGNED, 3, Wording.COMPACT);
        new DatasetWriter(world, DatasetPlan.of(compact)).write(dataset, TrajectorySource.of(annotated));
        List<Example> rows = new ArrayList<>();
        Jsonl.forEach(dataset.resolve("executor/train.jsonl"), Example.class, rows::add);
        return rows;
    }

    private static int[] wrongly(List<Example> rows, Domain world, Path models) {
        try (ModelThreads threads = new ModelThreads(1, 1);
                RoleModel executor =
                        RoleModel.load(new ModelSetup(world, models, 1, threads, new PartTimes()), Role.EXECUTOR)) {
            List<List<Candidate>> answers =
                    executor.answer(rows.stream().map(Example::input).toList());
            return IntStream.range(0, rows.size())
                    .filter(row ->
                            !answers.get(row).get(0).text().equals(rows.get(row).target()))
                    .toArray();
        }
    }

    private Map<String, String> inputs() {
        List<Role> swift = List.of(Role.SWIFT);
        TrainStage.Config config =
                new TrainStage.Config("swift", swift, swift, ModelShape.DEFAULTS, TrainPlan.DEFAULTS, 1);
        return new TrainStage(config, TrainingData.of(dataset), Optional.empty(), Device.of("cpu"), ProcessGroup.NONE)
                .inputs();
    }
}
