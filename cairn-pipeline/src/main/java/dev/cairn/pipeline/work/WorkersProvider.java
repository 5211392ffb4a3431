package dev.cairn.pipeline.work;

import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainSpec;
import java.util.ServiceLoader;

/** Workers in other processes; found by {@link ServiceLoader}. */
public interface WorkersProvider {
    /**
     * Connects to them.
     *
     * @param master address of what deals out the work
     * @param spec what they open
     * @param world the same, opened here
     * @param threads of this process
     */
    Workers connect(String master, DomainSpec spec, Domain world, int threads);

    /**
     * The workers at an address.
     *
     * @throws UserException if there is nothing that knows such addresses, or nothing answers there
     */
    static Workers at(String master, DomainSpec spec, Domain world, int threads) {
        return ServiceLoader.load(WorkersProvider.class).stream()
                .findFirst()
                .orElseThrow(
                        () -> new UserException("nothing on the class path knows --master; Apache Spark is asked by"
                                + " cairn-spark, add its jar or leave --master out"))
                .get()
                .connect(master, spec, world, threads);
    }
}
