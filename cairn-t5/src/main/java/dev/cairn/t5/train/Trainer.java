package dev.cairn.t5.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.train.distributed.ProcessGroup;
import dev.cairn.t5.train.update.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Trains a T5 in a working directory. The directory holds {@code checkpoint-<step>} (the last and the best), {@code interim-<step>}
 * once five minutes have passed without one, and at the end {@code model} with the best model, or the mean of the last ones where
 * that is better. Training in a directory with checkpoints goes on from the newest complete one and, on the same CPU, gives the
 * loss curve of a run that was never interrupted; in a directory with a finished model it returns at once.
 */
public final class Trainer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SAVE_AFTER = Duration.ofMinutes(5);

    private final TrainingOptions config;
    private final Path workDir;
    private final TrainingListener listener;
    private final Device device;
    private final ProcessGroup group;
    private final Duration saveAfter;

    /** On the CPU. */
    public Trainer(TrainingConfig config, Path workDir, TrainingListener listener) {
        this(config, workDir, listener, Device.CPU, ProcessGroup.NONE);
    }

    /**
     * On any device.
     */
    public Trainer(TrainingConfig config, Path workDir, TrainingListener listener, Device device) {
        this(config, workDir, listener, device, ProcessGroup.NONE);
    }

    /**
     * As one of several processes that share the micro batches of each step. The result of a seed is the
     * same on one device, however many processes there are but for rounding; other devices round otherwise.
     *
     * @param workDir the same directory for all processes
     * @param device of this process
     * @throws T5Exception when the micro batches of a step cannot be dealt out evenly
     */
    @SuppressWarnings("exports") // On the module path process groups are Cairn's own.
    public Trainer(TrainingConfig config, Path workDir, TrainingListener listener, Device device, ProcessGroup group) {
        this(config, workDir, listener, device, group, SAVE_AFTER);
    }

    /** @param saveAfter time without a checkpoint after which one is saved between evaluations */
    Trainer(
            TrainingConfig config,
            Path workDir,
            TrainingListener listener,
            Device device,
            ProcessGroup group,
            Duration saveAfter) {
        this.config = T5Exception.given(config, "The training's configuration").options();
        T5Exception.given(workDir, "The working directory");
        T5Exception.given(listener, "The listener");
        T5Exception.given(device, "The device");
        T5Exception.given(group, "The process group");
        T5Exception.requireOption(
                this.config.gradientAccumulation() % group.size() == 0,
                "gradientAccumulation",
                this.config.gradientAccumulation(),
                "a multiple of the number of processes, which is " + group.size());
        this.workDir = workDir;
        this.listener = listener;
        this.device = device;
        this.group = group;
        this.saveAfter = saveAfter;
    }

    /**
     * Trains to the end.
     *
     * @throws T5Exception.Diverged when a loss or gradient is no longer a number
     * @throws T5Exception when the directory holds another training, or when a file cannot be read or written
     */
    public TrainingResult fit(
            InitialModel initial, T5Tokenizer tokenizer, List<TextPair> train, List<TextPair> validation) {
        T5Exception.given(initial, "The initial model");
        T5Exception.given(tokenizer, "The tokenizer");
        T5Exception.given(train, "The training pairs");
        T5Exception.given(validation, "The validation pairs");
        T5Config shape = initial.config();
        shape.requireVocabulary(tokenizer.vocabSize());
        EncodedDataset trainPairs = EncodedDataset.encode("training", train, tokenizer, config, shape.padTokenId());
        EncodedDataset validationPairs =
                EncodedDataset.encode("validation", validation, tokenizer, config, shape.padTokenId());
        RunFingerprint fingerprint = RunFingerprint.of(config, initial, trainPairs, validationPairs);
        FinishedModel output = new FinishedModel(workDir);
        Optional<TrainingResult> finished = output.read(fingerprint);
        if (finished.isPresent()) {
            return finished.get();
        }
        requireSameEverywhere(fingerprint);
        Evaluation evaluation = new Evaluation(validationPairs, config, tokenizer);
        TrainerState last = train(initial, trainPairs, evaluation, fingerprint);
        Optional<TrainingResult> published =
                group.first() ? Optional.of(publish(output, last, evaluation, tokenizer)) : Optional.empty();
        group.sum(0);
        TrainingResult result = published.or(() -> output.read(fingerprint)).orElseThrow();
        listener.onEvent(new TrainingEvent.Finished(result));
        return result;
    }

    private void requireSameEverywhere(RunFingerprint fingerprint) {
        String first = group.fromFirst("fingerprint", () -> fingerprint.json().toString());
        try {
            fingerprint.requireSame(JSON.readTree(first), Path.of("the first process"));
        } catch (IOException e) {
            throw new T5Exception("The first process sent no JSON: " + first, e);
        }
    }

    private TrainerState train(
            InitialModel initial, EncodedDataset train, Evaluation evaluation, RunFingerprint fingerprint) {
        Checkpoints checkpoints = new Checkpoints(workDir);
        Optional<Checkpoints.Checkpoint> newest = checkpoints.newest();
        newest.ifPresent(found -> fingerprint.requireSame(found.state().fingerprint(), found.dir()));
        int from = newest.map(found -> found.state().step()).orElse(0);
        String first = group.fromFirst("step", () -> String.valueOf(from));
        if (!first.equals(String.valueOf(from))) {
            throw new T5Exception(
                    "The newest checkpoint in " + workDir + " is of step " + from + ", but the first process"
                            + " goes on from step " + first + ": all processes must see the same directory");
        }
        try (TrainableModel trainable =
                        TrainableModel.of(initial, config, device, newest.map(Checkpoints.Checkpoint::dir));
                Optimizer optimizer = new Optimizer(
                        trainable.parameters(),
                        config.optimizer(),
                        config.gradients().bf16())) {
            newest.ifPresent(found -> {
                optimizer.restore(
                        Checkpoints.optimizerState(found.dir()), found.state().step());
                listener.onEvent(new TrainingEvent.Resumed(found.state().step()));
            });
            listener.onEvent(
                    new TrainingEvent.Started(config.steps(), train.size(), evaluation.examples(), count(trainable)));
            try (TrainingLoop loop =
                    new TrainingLoop(config, trainable, optimizer, train, evaluation, group, listener, saveAfter)) {
                return loop.run(
                        checkpoints,
                        newest.map(Checkpoints.Checkpoint::state).orElseGet(() -> TrainerState.start(fingerprint)),
                        newest.map(Checkpoints.Checkpoint::dir));
            }
        }
    }

    private static long count(TrainableModel trainable) {
        return trainable.parameters().values().stream()
                .mapToLong(p -> p.numel())
                .sum();
    }

    /** The mean of the last checkpoints where that is better, else the best of them. */
    private TrainingResult publish(
            FinishedModel output, TrainerState last, Evaluation evaluation, T5Tokenizer tokenizer) {
        Checkpoints checkpoints = new Checkpoints(workDir);
        List<Path> newest = checkpoints.last(config.selection().averageLast(), last.step());
        if (newest.size() > 1) {
            try (T5Model mean = T5Model.mean(newest, device)) {
                Scores scores = evaluation.of(mean);
                boolean chosen = config.selection().criterion().better(scores, last.bestScores());
                listener.onEvent(new TrainingEvent.Averaged(newest.size(), scores, chosen));
                if (chosen) {
                    return output.write(mean, tokenizer, config, last, newest.size(), scores);
                }
            }
        }
        try (T5Model best = T5Model.load(checkpoints.dir(last.bestStep()), device)) {
            return output.write(best, tokenizer, config, last, 1, last.bestScores());
        }
    }
}
