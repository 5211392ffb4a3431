package dev.cairn.cli.option;

import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.pipeline.work.WorkersProvider;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who works on the items of a stage. */
public final class WorkerFlags {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Let Apache Spark deal out the work: spark://HOST:PORT, yarn, k8s://URL or local[*]. The"
                    + " results are the same. See docs/guides/spark.md.")
    private Optional<String> master;

    /** Threads of this process, or those of a cluster. */
    public Workers of(DomainFlags domain, Domain world) {
        return of(domain.spec(), world, domain.threads());
    }

    /** As above, for commands that only read the texts of a world. */
    public Workers of(DomainChoice domain, Domain world, int threads) {
        return of(domain.spec(Map.of()), world, threads);
    }

    private Workers of(DomainSpec spec, Domain world, int threads) {
        return master.map(url -> WorkersProvider.at(url, spec, world, threads))
                .orElseGet(() -> Workers.here(world, threads));
    }

    /** Whether a cluster is to work. */
    public boolean isCluster() {
        return master.isPresent();
    }
}
