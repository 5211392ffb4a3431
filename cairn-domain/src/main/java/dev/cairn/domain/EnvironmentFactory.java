package dev.cairn.domain;

import java.util.Map;

/** Opens environments over one task catalogue. */
public interface EnvironmentFactory {
    TaskCatalog tasks();

    /** A new environment, for use by one thread. */
    TextEnvironment open();

    /** Name of what acts as the world and its SHA-256 or version, for manifests. */
    Map<String, String> provenance();
}
