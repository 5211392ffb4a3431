package dev.cairn.agent.match;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Loads a similarity when it is first needed: many an episode never needs it. */
public final class LazySimilarity implements Similarity {
    private final Supplier<Similarity> loader;
    private Optional<Similarity> loaded = Optional.empty();

    public LazySimilarity(Supplier<Similarity> loader) {
        this.loader = loader;
    }

    @Override
    public double[] sums(List<String> predictions, List<String> candidates) {
        return similarity().sums(predictions, candidates);
    }

    private synchronized Similarity similarity() {
        if (loaded.isEmpty()) {
            loaded = Optional.of(loader.get());
        }
        return loaded.get();
    }

    @Override
    public synchronized void close() {
        loaded.ifPresent(Similarity::close);
        loaded = Optional.empty();
    }
}
