package dev.cairn.cli.option;

import dev.cairn.domain.Domain;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.pipeline.work.WorkersProvider;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who works on the episodes of a stage. */
public final class WorkerFlags {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Let Apache Spark deal out the work: spark://HOST:PORT, yarn, k8s://URL or local[*]. The"
                    + " results are the same. See docs/guides/spark.md.")
    private Optional<String> master;

    /** Threads of this process, or those of a cluster. */
    public Workers of(DomainFlags domain, Domain world) {
        return master.map(url -> WorkersProvider.at(url, domain.spec(), world, domain.threads()))
                .orElseGet(() -> Workers.here(world, domain.threads()));
    }

    /** Whether a cluster is to work. */
    public boolean isCluster() {
        return master.isPresent();
    }
}
