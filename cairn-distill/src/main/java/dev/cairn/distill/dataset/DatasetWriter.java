package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import dev.cairn.distill.dataset.DatasetSummary.FileSummary;
import dev.cairn.distill.dataset.TrajectorySource.Heading;
import dev.cairn.distill.prompt.Sayable;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.LanguageFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes data sets: rows as JSON lines, {@code dataset.json} with counts and digests, and {@code README.md}, the card.
 *
 * <p>The same trajectories and plan give the same bytes, whatever the number of threads. A few trajectories at a time are in
 * memory; of each row only hashes and offsets stay, about 24 bytes.
 */
public final class DatasetWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetWriter.class);

    private static final String CARD = "README.md";

    private final Domain domain;
    private final DatasetPlan plan;
    private final Optional<TokenCounter> counter;
    private final int threads;

    /**
     * A writer.
     *
     * @param domain that the trajectories are from
     * @param counter counts tokens for the card
     * @param threads that make rows
     */
    public DatasetWriter(Domain domain, DatasetPlan plan, Optional<TokenCounter> counter, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads below 1: " + threads);
        }
        this.domain = domain;
        this.plan = plan;
        this.counter = counter;
        this.threads = threads;
    }

    /** Without token counts, in one thread. */
    public DatasetWriter(Domain domain, DatasetPlan plan) {
        this(domain, plan, Optional.empty(), 1);
    }

    /** Who makes the rows of trajectories: threads of this process, or others. */
    @FunctionalInterface
    public interface RowMaker {
        /**
         * Makes those of some trajectories.
         *
         * @param chosen their indices in the source
         * @param made called on this thread, in this order
         */
        void make(List<Integer> chosen, BiConsumer<Integer, EncodedRows.OfTrajectory> made);
    }

    /**
     * Replaces the data set in {@code directory}; leaves it as it was if {@code source} fails.
     *
     * @throws UserException if the folder cannot be written to, a variation is in two splits, or the action language cannot say more than 1 %
     *     of the actions
     */
    public DatasetSummary write(Path directory, TrajectorySource source) {
        return write(
                directory,
                source.headings(),
                (chosen, made) -> OrderedWork.run(
                        chosen,
                        threads,
                        () -> {
                            Function<AnnotatedTrajectory, EncodedRows.OfTrajectory> maker =
                                    EncodedRows.maker(domain, plan.rows(), plan.roles(), counter);
                            return index -> maker.apply(source.read(index));
                        },
                        made));
    }

    /** As above, with rows that somebody else makes. */
    public DatasetSummary write(Path directory, List<Heading> headings, RowMaker maker) {
        Map<String, Integer> repeated = LeakCheck.repeated(headings);
        List<Integer> chosen = plan.selection().choose(headings);
        LeakCheck leaks = new LeakCheck();
        Map<String, Integer> skipped = new TreeMap<>();
        Sayable sayable = new Sayable(domain, plan.rows().alignment());
        try (RowFiles files = new RowFiles(plan, directory, codes(headings))) {
            maker.make(chosen, (index, rows) -> {
                Variation variation = headings.get(index).variation();
                for (EncodedRows part : rows.roles()) {
                    files.add(variation, part);
                    leaks.add(variation.split(), part);
                    part.skipped().forEach(action -> skipped.merge(action, 1, Integer::sum));
                }
                sayable.add(rows.actions());
            });
            if (plan.roles().contains(Role.EXECUTOR)) {
                sayable.require();
            }
            List<FileSummary> written = files.commit(counter);
            DatasetSummary summary = summary(written, files.derive(), skipped, leaks, repeated);
            domain.languageFile()
                    .ifPresent(file -> AtomicFiles.write(directory.resolve(LanguageFile.FILE), file.yaml()));
            AtomicFiles.write(directory.resolve(CARD), DatasetCard.render(summary, plan.layout()));
            AtomicFiles.write(directory.resolve(DatasetSummary.FILE), Json.pretty(summary));
            warn(summary);
            return summary;
        }
    }

    private DatasetSummary summary(
            List<FileSummary> files,
            List<Derived> derived,
            Map<String, Integer> skipped,
            LeakCheck leaks,
            Map<String, Integer> repeated) {
        return new DatasetSummary(
                domain.name(),
                Optional.of(new TreeSet<>(domain.functionWords())),
                domain.annotationRules().travelVerb(),
                plan.rows().alignment(),
                plan.rows().historyLength(),
                plan.rows().wording(),
                plan.selection().label(),
                files,
                derived,
                skipped,
                leaks.leaks(),
                repeated,
                counter.map(tokens -> new DatasetSummary.Tokenizer(tokens.name(), tokens.maxInput())));
    }

    private static List<String> codes(List<Heading> headings) {
        return headings.stream()
                .map(heading -> heading.variation().task().code())
                .distinct()
                .toList();
    }

    private static void warn(DatasetSummary summary) {
        if (!summary.skipped().isEmpty()) {
            LOG.warn("actions without a formal form have no executor row: {}", summary.skipped());
        }
        if (!summary.repeated().isEmpty()) {
            LOG.warn(
                    "{} variations come more than once, up to {} times; the card of the data set lists them",
                    summary.repeated().size(),
                    Collections.max(summary.repeated().values()));
        }
        summary.leaks()
                .forEach(leak -> LOG.warn(
                        "{} of {} {} rows for the {} are in the training file too",
                        leak.rows(),
                        leak.of(),
                        leak.split(),
                        leak.role()));
    }
}
