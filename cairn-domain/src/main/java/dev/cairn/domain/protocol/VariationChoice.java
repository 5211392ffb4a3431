package dev.cairn.domain.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cairn.core.Split;
import dev.cairn.core.TaskId;
import dev.cairn.core.Variation;
import dev.cairn.domain.TaskCatalog;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which variations of a task are played. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = VariationChoice.Ascending.class, name = "ascending"),
    @JsonSubTypes.Type(value = VariationChoice.Seeds.class, name = "seeds"),
    @JsonSubTypes.Type(value = VariationChoice.Listed.class, name = "listed")
})
public sealed interface VariationChoice {
    /** The episodes of one task, in the order they are played. */
    List<Variation> of(TaskCatalog catalog, TaskId task, Split split);

    /** All of the split, ascending. */
    record Ascending() implements VariationChoice {
        @Override
        public List<Variation> of(TaskCatalog catalog, TaskId task, Split split) {
            return catalog.variations(task, split);
        }
    }

    /**
     * For each seed the variation at its remainder by the size of the split, as TALES has it. A task with fewer variations
     * than seeds is played on some of them more than once, and one without any not at all.
     */
    record Seeds(List<Long> seeds) implements VariationChoice {
        public Seeds {
            seeds = List.copyOf(seeds);
        }

        @Override
        public List<Variation> of(TaskCatalog catalog, TaskId task, Split split) {
            List<Variation> pool = catalog.variations(task, split);
            if (pool.isEmpty()) {
                return List.of();
            }
            return seeds.stream()
                    .map(seed -> pool.get((int) Math.floorMod(seed, (long) pool.size())))
                    .toList();
        }
    }

    /**
     * Given ones.
     *
     * @param variations numbers by code of the task; a task that is not there has none
     */
    record Listed(Map<String, List<Integer>> variations) implements VariationChoice {
        public Listed {
            variations = new TreeMap<>(variations);
        }

        /** Those of {@code split} among the given ones, as they are given. */
        @Override
        public List<Variation> of(TaskCatalog catalog, TaskId task, Split split) {
            return variations.getOrDefault(task.code(), List.of()).stream()
                    .map(number -> catalog.variation(task, number))
                    .filter(variation -> variation.split() == split)
                    .toList();
        }
    }
}
