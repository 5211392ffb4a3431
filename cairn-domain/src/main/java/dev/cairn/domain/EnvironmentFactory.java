package dev.cairn.domain;

import java.time.Duration;
import java.util.Map;

/** Opens environments over one task catalogue. */
public interface EnvironmentFactory {
    TaskCatalog tasks();

    /** A new environment, for use by one thread. */
    TextEnvironment open();

    /**
     * What acts as the world, for manifests. {@code domain} is its name and {@code domain.content} the hash or version of it: runs
     * that differ in one of these do not compare. Further keys begin with {@code domain.} too.
     */
    Map<String, String> provenance();

    /** Longest call of an environment, after which it is given up. */
    Duration patience();
}
