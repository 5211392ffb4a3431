package dev.cairn.distill.dataset;

import dev.cairn.core.Example;
import java.util.List;

/**
 * The rows of one trajectory for one role.
 *
 * @param skipped actions that have no row since the formal language does not know them
 */
public record RowSet(List<Example> rows, List<String> skipped) {
    public RowSet {
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
    }
}
