package dev.cairn.conformance;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Recorded inputs and outputs of the published code: an excerpt that lies beside the tests, and the whole set where
 * {@code -Dcairn.conformance=FOLDER} names it.
 */
final class VectorFolders {
    private VectorFolders() {}

    static Stream<VectorFolder> all() throws URISyntaxException {
        Path excerpt = Path.of(Objects.requireNonNull(VectorFolders.class.getResource("/golden/conformance"))
                .toURI());
        return Stream.concat(
                        Stream.of(excerpt),
                        Stream.ofNullable(System.getProperty("cairn.conformance"))
                                .map(Path::of))
                .map(VectorFolder::new);
    }
}
