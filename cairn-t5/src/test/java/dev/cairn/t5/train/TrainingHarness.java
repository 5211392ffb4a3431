package dev.cairn.t5.train;

import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trains tiny models on {@link LookupTask} and remembers what was reported. */
final class TrainingHarness implements AutoCloseable, TrainingListener {

    static final List<TextPair> TRAIN = LookupTask.pairs(300, 2);
    static final List<TextPair> VALIDATION = LookupTask.pairs(40, 3);

    private final Path dir;
    private final T5Tokenizer tokenizer;
    private final List<TrainingEvent> events = new ArrayList<>();

    TrainingHarness(Path dir) {
        this.dir = dir;
        LookupTask.writeTokenizer(dir.resolve("tokenizer"));
        tokenizer = T5Tokenizer.load(dir.resolve("tokenizer"));
    }

    /** Small batches, two micro batches a step. */
    static TrainingConfigBuilder config(int steps, int evaluateEvery) {
        return TrainingConfig.steps(steps)
                .batches(300, 2)
                .maxLengths(64, 12)
                .evaluate(evaluateEvery, 16)
                .seed(7);
    }

    InitialModel initial(double dropout) {
        return InitialModel.random(T5Config.small(tokenizer.vocabSize(), 32, 64, 1, 2))
                .withDropout(dropout);
    }

    Path path(String name) {
        return dir.resolve(name);
    }

    TrainingResult fit(String name, TrainingConfig config, InitialModel initial) {
        return fit(name, config, initial, this);
    }

    TrainingResult fit(String name, TrainingConfig config, InitialModel initial, TrainingListener listener) {
        return new Trainer(config, path(name), listener).fit(initial, tokenizer, TRAIN, VALIDATION);
    }

    @Override
    public void onEvent(TrainingEvent event) {
        events.add(event);
    }

    void forget() {
        events.clear();
    }

    <E extends TrainingEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Double> losses() {
        return events(TrainingEvent.StepDone.class).stream()
                .map(TrainingEvent.StepDone::loss)
                .toList();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
