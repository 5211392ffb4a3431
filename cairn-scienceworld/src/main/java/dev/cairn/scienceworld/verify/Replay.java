package dev.cairn.scienceworld.verify;

import dev.cairn.core.CairnException;
import dev.cairn.core.Variation;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Replays gold episodes in a number of threads and keeps what each came to. The episodes are shuffled, so that each run
 * meets them in another order and in other company.
 */
public record Replay(List<Variation> episodes, String simplifications, Consumer<String> onEpisode) {
    public Replay {
        episodes = List.copyOf(episodes);
    }

    /** Digests by task and variation. */
    public Map<String, EpisodeDigest> run(EnvironmentFactory world, int threads, long seed) {
        List<Variation> order = new ArrayList<>(episodes);
        Collections.shuffle(order, new Random(seed));
        Queue<Variation> open = new ConcurrentLinkedQueue<>(order);
        Map<String, EpisodeDigest> digests = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> work(world, open, digests)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new CairnException("a replay failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
        return Map.copyOf(digests);
    }

    private void work(EnvironmentFactory world, Queue<Variation> open, Map<String, EpisodeDigest> digests) {
        try (TextEnvironment environment = world.open()) {
            for (Variation next = open.poll(); next != null; next = open.poll()) {
                digests.put(next.key(), EpisodeDigest.of(EpisodeTrace.ofGold(environment, next, simplifications)));
                onEpisode.accept(next.key());
            }
        }
    }
}
