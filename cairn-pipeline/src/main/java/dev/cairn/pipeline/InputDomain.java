package dev.cairn.pipeline;

import dev.cairn.core.UserException;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.domain.Domain;
import dev.cairn.domain.action.LanguageFile;
import java.nio.file.Path;
import java.util.Map;

/** The text world that a file was made for, as the manifest of its run directory says. */
public final class InputDomain {
    private InputDomain() {}

    /** The language that a user gives his world, for the manifests of what is made by it. */
    public static Map<String, String> language(Domain domain) {
        return domain.provenance().containsKey(LanguageFile.PROVENANCE)
                ? Map.of(LanguageFile.PROVENANCE, domain.provenance().get(LanguageFile.PROVENANCE))
                : Map.of();
    }

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
