package dev.cairn.core.io;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Texts that come with Cairn's classes, in UTF-8. */
public final class Resources {
    private Resources() {}

    /**
     * A resource that every build has.
     *
     * @param owner name is relative to the package of this class
     * @throws CairnException if it is missing
     */
    public static String text(Class<?> owner, String name) {
        return find(owner, name)
                .orElseThrow(() -> new CairnException("resource " + name + " is missing from this build"));
    }

    /** A resource that may be missing. */
    public static Optional<String> find(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CairnException("cannot read the resource " + name, e);
        }
    }
}
