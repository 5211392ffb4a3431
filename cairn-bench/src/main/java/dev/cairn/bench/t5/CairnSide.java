package dev.cairn.bench.t5;

import dev.cairn.bench.Stopwatch;
import dev.cairn.t5.Device;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.Precision;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.generate.Hypothesis;
import dev.cairn.t5.generate.TokenGenerator;
import dev.cairn.t5.model.GradientMode;
import dev.cairn.t5.model.TokenBatch;
import dev.cairn.t5.train.optimizer.Algorithm;
import dev.cairn.t5.train.optimizer.Schedule;
import dev.cairn.t5.train.update.Optimizer;
import dev.cairn.t5.train.update.OptimizerConfig;
import dev.cairn.t5.train.update.ParameterGroup;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** This process. */
final class CairnSide implements Side {

    private static final OptimizerConfig ADAM_W =
            new OptimizerConfig(Algorithm.ADAMW, 1e-3, 0, Schedule.LINEAR, 0.01, 1, List.of(ParameterGroup.UNDECAYED));

    private final Path models;
    private final Device device;
    private final Map<Geometry, T5Model> loaded = new EnumMap<>(Geometry.class);
    private final Map<String, TokenGenerator> generators = new HashMap<>();
    private final Map<Geometry, Trained> trained = new EnumMap<>(Geometry.class);

    private record Trained(T5Model model, Optimizer optimizer) {}

    /** A side over model directories named by geometry. */
    CairnSide(Path models, Device device) {
        this.models = models;
        this.device = device;
    }

    @Override
    public String name() {
        return "Cairn";
    }

    @Override
    public boolean does(Job job) {
        return true;
    }

    @Override
    public Answer run(Job job) {
        Answer answer = answer(job);
        // Sides that wait keep the memory of a CUDA device from the one that works.
        device.freeCache();
        return answer;
    }

    private Answer answer(Job job) {
        if (job instanceof Job.Beams beams) {
            return search(beams);
        }
        return job instanceof Job.Training training ? train(training) : validate((Job.Validation) job);
    }

    private Answer search(Job.Beams job) {
        TokenGenerator generator = generator(job.geometry(), job.precision());
        GenerationConfig config = new GenerationConfig(job.beams(), job.newTokens());
        Stopwatch watch = new Stopwatch();
        List<List<Hypothesis>> answers = generator.generate(job.inputs(), config);
        double seconds = watch.seconds();
        double cpuSeconds = watch.cpuSeconds();
        int end = job.geometry().config().eosTokenId();
        return new Answer(
                seconds,
                cpuSeconds,
                answers.stream()
                        .map(hypotheses -> hypotheses.stream()
                                .map(hypothesis -> hypothesis.tokens().stream()
                                        .filter(token -> token != end)
                                        .toList())
                                .toList())
                        .toList(),
                0);
    }

    private TokenGenerator generator(Geometry geometry, String precision) {
        return generators.computeIfAbsent(
                geometry + precision,
                key -> loaded.computeIfAbsent(geometry, this::load)
                        .generator(Precision.valueOf(precision.toUpperCase(Locale.ROOT))));
    }

    private Answer train(Job.Training job) {
        Trained state = trained(job.geometry());
        double loss = 0;
        Stopwatch watch = new Stopwatch();
        for (Job.Batch batch : job.batches()) {
            loss = step(state, batch, job);
        }
        device.synchronize();
        return new Answer(watch.seconds(), watch.cpuSeconds(), List.of(), loss);
    }

    private static double step(Trained state, Job.Batch batch, Job.Training job) {
        int pad = state.model().config().padTokenId();
        TokenBatch targets = TokenBatch.of(batch.targets(), pad);
        state.optimizer().clearGradients();
        double loss = state.model()
                .addGradients(
                        TokenBatch.of(batch.inputs(), pad),
                        targets,
                        0,
                        1.0 / targets.tokens(),
                        new GradientMode(false, job.precision().equals("bf16")));
        state.optimizer().clipGradients();
        state.optimizer().step(job.learningRate());
        return loss;
    }

    private Answer validate(Job.Validation job) {
        T5Model model = trained(job.geometry()).model();
        int pad = model.config().padTokenId();
        Stopwatch watch = new Stopwatch();
        double sum = 0;
        int tokens = 0;
        for (Job.Batch batch : job.validation()) {
            TokenBatch targets = TokenBatch.of(batch.targets(), pad);
            sum += model.evaluationLoss(TokenBatch.of(batch.inputs(), pad), targets);
            tokens += targets.tokens();
        }
        return new Answer(watch.seconds(), watch.cpuSeconds(), List.of(), sum / tokens);
    }

    private Trained trained(Geometry geometry) {
        return trained.computeIfAbsent(geometry, missing -> {
            T5Model model = load(missing);
            return new Trained(model, new Optimizer(model.parameters(), ADAM_W));
        });
    }

    private T5Model load(Geometry geometry) {
        return T5Model.load(models.resolve(geometry.label()), device);
    }

    @Override
    public void close() {
        generators.values().forEach(TokenGenerator::close);
        loaded.values().forEach(T5Model::close);
        trained.values().forEach(state -> {
            state.optimizer().close();
            state.model().close();
        });
    }
}
