package dev.cairn.pipeline.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.io.TextFile;
import dev.cairn.distill.dataset.EncodedRows;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.work.ItemWork;
import dev.cairn.pipeline.work.LineWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Making the rows of the trajectories of a file. */
record RowWork(Path annotated, RowOptions options, List<Role> roles)
        implements ItemWork<TextFile.Place, EncodedRows.OfTrajectory> {
    @Override
    public Class<TextFile.Place> itemType() {
        return TextFile.Place.class;
    }

    @Override
    public Class<EncodedRows.OfTrajectory> resultType() {
        return EncodedRows.OfTrajectory.class;
    }

    @Override
    public int together() {
        return 64;
    }

    @Override
    public Open<TextFile.Place, EncodedRows.OfTrajectory> open(Domain world, int threads, Consumer<String> notice) {
        return new LineWork<>(
                annotated,
                AnnotatedTrajectory.class,
                threads,
                () -> EncodedRows.maker(world, options, roles, Optional.empty()));
    }
}
