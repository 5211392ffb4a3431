package dev.cairn.conformance.layout;

import dev.cairn.distill.dataset.DatasetLayout;
import dev.cairn.distill.dataset.DatasetVariants;
import dev.cairn.distill.dataset.Selection;
import java.util.List;

/** What the published script writes, for {@code cairn dataset}. */
public final class PublishedDatasets implements DatasetVariants {
    @Override
    public List<DatasetLayout> layouts() {
        return List.of(new OriginalLayout());
    }

    @Override
    public List<Selection> selections() {
        return List.of(PublishedSelection.values());
    }
}
