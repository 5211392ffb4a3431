package dev.cairn.pipeline.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.distill.dataset.EncodedRows;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.domain.Domain;
import dev.cairn.pipeline.work.ItemWork;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
        return new Makers(this, world, threads);
    }

    private record Makers(RowWork work, Domain world, int threads)
            implements Open<TextFile.Place, EncodedRows.OfTrajectory> {
        @Override
        public void run(
                List<TextFile.Place> places,
                UnaryOperator<Function<TextFile.Place, EncodedRows.OfTrajectory>> memory,
                BiConsumer<TextFile.Place, EncodedRows.OfTrajectory> done) {
            OrderedWork.run(places, threads, () -> memory.apply(maker()), done);
        }

        private Function<TextFile.Place, EncodedRows.OfTrajectory> maker() {
            Function<AnnotatedTrajectory, EncodedRows.OfTrajectory> maker =
                    EncodedRows.maker(world, work.options(), work.roles(), Optional.empty());
            return place -> maker.apply(Jsonl.parse(TextFile.line(work.annotated(), place), AnnotatedTrajectory.class));
        }

        @Override
        public void close() {}
    }
}
