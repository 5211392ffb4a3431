package dev.cairn.conformance;

import dev.cairn.conformance.vector.VectorFolder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Recorded inputs and outputs of the published code: an excerpt among the resources of the tests, and the whole set where
 * {@code -Dcairn.conformance=FOLDER} names it.
 */
public final class VectorFolders {
    private VectorFolders() {}

    static Stream<VectorFolder> all() {
        return Stream.concat(
                Stream.of(excerpt()),
                Stream.ofNullable(System.getProperty("cairn.conformance"))
                        .map(Path::of)
                        .map(VectorFolder::new));
    }

    static VectorFolder excerpt() {
        return new VectorFolder(excerptFolder());
    }

    static Path excerptFolder() {
        try {
            return Path.of(Objects.requireNonNull(VectorFolders.class.getResource("/golden/conformance"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
