package dev.cairn.pipeline;

import dev.cairn.core.UserException;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import java.nio.file.Path;

/** The text world that a file was made for, as the manifest of its run directory says. */
public final class InputDomain {
    private InputDomain() {}

    /**
     * Checks a file that lies in a run directory; of another file nothing is known.
     *
     * @throws UserException if it was made for another domain
     */
    public static void require(Path file, Domain domain) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !RunDirectory.isOne(folder)) {
            return;
        }
        String made = RunDirectory.manifest(folder).config().path("domain").asText();
        if (!made.isEmpty() && !made.equals(domain.name())) {
            throw new UserException(file + " was made for the domain " + made + ", not for " + domain.name()
                    + "; give --domain " + made);
        }
    }
}
