package dev.cairn.pipeline.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Work as it would be done elsewhere: what goes there and what comes back is text.
 *
 * @param given what was to be done so far
 */
public record ThroughJson(Domain world, List<ItemWork<?, ?>> given) implements Workers {
    public ThroughJson(Domain world) {
        this(world, new ArrayList<>());
    }

    @Override
    public int threads() {
        return 2;
    }

    @Override
    public boolean areElsewhere() {
        return true;
    }

    @Override
    public <I, R> void run(
            RunDirectory run,
            Progress progress,
            ItemWork<I, R> work,
            List<I> items,
            int done,
            UnaryOperator<Function<I, R>> memory,
            BiConsumer<I, R> result) {
        given.add(work);
        @SuppressWarnings("unchecked")
        ItemWork<I, R> sent = (ItemWork<I, R>) through(work, work.getClass());
        try (ItemWork.Open<I, R> open = sent.open(world, 1, progress::say)) {
            for (int start = done; start < items.size(); start += sent.together()) {
                List<I> part = items.subList(start, Math.min(items.size(), start + sent.together())).stream()
                        .map(item -> through(item, sent.itemType()))
                        .toList();
                open.run(
                        part,
                        UnaryOperator.identity(),
                        (item, made) -> result.accept(item, through(made, sent.resultType())));
            }
        }
    }

    private static <T> T through(Object value, Class<T> type) {
        try {
            return Json.mapper().readValue(Json.write(value), type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(type + " does not come back from its JSON", e);
        }
    }
}
