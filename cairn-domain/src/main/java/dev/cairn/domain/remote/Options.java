package dev.cairn.domain.remote;

import dev.cairn.core.UserException;
import dev.cairn.domain.DomainOptions;
import java.time.Duration;

/** Options that are numbers. */
final class Options {
    private Options() {}

    static Duration seconds(DomainOptions options, String name, int usual) {
        return Duration.ofSeconds(number(options, name, usual));
    }

    /** @throws UserException if it is no whole number above 0 */
    static int number(DomainOptions options, String name, int usual) {
        return options.value(name)
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
