package dev.cairn.spark;

import dev.cairn.core.UserException;
import dev.cairn.spark.engine.Parts;
import org.jspecify.annotations.Nullable;

/** Does parts in an executor. What a job's parts share stays open until the next job. */
public final class PartWorker implements Parts {
    private @Nullable OpenJob<?, ?> current;

    @Override
    public String work(String job, String part, int threads) {
        try {
            open(job, threads).work(PartJob.read(part, PartJob.Part.class));
            return "";
        } catch (UserException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private OpenJob<?, ?> open(String job, int threads) {
        OpenJob<?, ?> open = current;
        if (open == null || !open.text().equals(job)) {
            current = null;
            if (open != null) {
                open.close();
            }
            open = OpenJob.of(job, threads);
            current = open;
        }
        return open;
    }
}
