package dev.cairn.serve.world;

import dev.cairn.pipeline.evaluate.Concurrency;
import java.nio.file.Path;

/**
 * What all worlds of a server are opened with.
 *
 * @param models folder with one model folder for each role
 * @param threads batches of model calls that are computed at once
 * @param sessions environments lent at once
 */
public record WorldSettings(Path models, int threads, int sessions) {
    Concurrency concurrency() {
        return new Concurrency(threads, sessions);
    }
}
