package dev.cairn.domain.remote;

import dev.cairn.core.UserException;
import dev.cairn.core.io.TextFile;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.action.LanguageFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is set for a world elsewhere: its address, and what every such world has. */
record Options(DomainOptions given) {
    private static final String TIMEOUT = "timeout";
    private static final String LANGUAGE = "language";
    private static final int USUAL_TIMEOUT = 60;

    /**
     * All that can be set, with what it does.
     *
     * @param address what stands after the name and a colon
     * @param own what only this kind of world has
     */
    static Map<String, String> described(String address, Map<String, String> own) {
        Map<String, String> all = new TreeMap<>(own);
        all.put(DomainOptions.ADDRESS, address);
        all.put(TIMEOUT, "seconds to wait for an answer, " + USUAL_TIMEOUT + " if it is not set");
        all.put(LANGUAGE, "YAML file of its action language; without one, verb and arguments are told by prepositions");
        return all;
    }

    /** @throws UserException that asks {@code question} if there is none */
    String address(String question) {
        return given.value(DomainOptions.ADDRESS).orElseThrow(() -> new UserException(question));
    }

    /** Longest wait for one answer. */
    Duration patience() {
        return Duration.ofSeconds(number(TIMEOUT, USUAL_TIMEOUT));
    }

    /** Longest call of an environment, which may start the world again and greet it before it is answered. */
    Duration patienceOfCalls() {
        return patience().multipliedBy(3);
    }

    /** @throws UserException if it cannot be read, or is none */
    Optional<LanguageFile> language() {
        return given.value(LANGUAGE).map(file -> LanguageFile.read(TextFile.read(Path.of(file)), file));
    }

    String text(String name, String usual) {
        return given.value(name).orElse(usual);
    }

    /** @throws UserException if it is no whole number above 0 */
    int number(String name, int usual) {
        return given.value(name)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text.strip());
                        if (number > 0) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // said below
                    }
                    throw new UserException(
                            "--domain-option " + name + "=" + text + ": expected a whole number above 0");
                })
                .orElse(usual);
    }
}
