package dev.cairn.distill.dataset;

import java.util.List;

/** A {@link RowSet} whose rows are not put together yet. */
record RowDrafts(List<Row> rows, List<String> skipped) {
    RowSet put() {
        return new RowSet(rows.stream().map(Row::example).toList(), skipped);
    }
}
