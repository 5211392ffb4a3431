package dev.cairn.cli.console;

import static java.util.Map.entry;

import dev.cairn.core.UserException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;

/**
 * Options by the names that they had in earlier versions, in scripts, variables and settings files. They are refused with the new
 * name before anything is parsed, since a value may mean something else by now.
 */
final class RenamedOptions {
    /**
     * New name, and what else to know about it.
     *
     * @param option without dashes; empty for an option that is gone
     */
    private record Renamed(String option, String note) {}

    /** By the old name, without dashes. It counts for a command that has the new option and no longer the old one. */
    private static final Map<String, Renamed> RENAMED = Map.ofEntries(
            // gold
            to(
                    "lean",
                    "edits",
                    "its values: idle is no-op, answer early-answer, race plane-shortcut, wait wait-merging, alike"
                            + " canonical-order"),
            to("astray", "displaced"),
            to("folds", "splits"),
            // evaluate and others
            to("fold", "split"),
            to("world", "domain"),
            // dataset
            to("template", "wording", "one of original, original-formal and compact, with options of its own"),
            // train
            to("mix-last", "final-step-weight"),
            to("mix-wrong", "hard-example-weight"),
            to("rename", "randomize-entities"),
            to("rename-except", "randomize-except"),
            to("rename-passes", "randomize-passes"),
            gone("decay-norms", "norms and position biases are never decayed"));

    private RenamedOptions() {}

    private static Map.Entry<String, Renamed> to(String old, String option) {
        return to(old, option, "");
    }

    private static Map.Entry<String, Renamed> to(String old, String option, String note) {
        return entry(old, new Renamed(option, note));
    }

    /** An option that is no more, with what to do instead. */
    private static Map.Entry<String, Renamed> gone(String old, String instead) {
        return entry(old, new Renamed("", instead));
    }

    /**
     * Looks for old names in what a command is given.
     *
     * @param keys of the file of settings
     * @throws UserException with the new name of the first that is found
     */
    static void check(CommandLine root, Map<String, String> environment, Collection<String> keys, String... arguments) {
        List<String> words = List.of(arguments);
        words.stream()
                .filter(root.getSubcommands()::containsKey)
                .findFirst()
                .map(root.getSubcommands()::get)
                .ifPresent(command ->
                        check(command.getCommandSpec().optionsMap().keySet(), environment, keys, optionNames(words)));
    }

    private static List<String> optionNames(List<String> words) {
        return words.stream()
                .takeWhile(word -> !word.equals("--"))
                .filter(word -> word.startsWith("--"))
                .map(word -> word.substring(2).replaceFirst("=.*", ""))
                .toList();
    }

    private static void check(
            Set<String> known, Map<String, String> environment, Collection<String> keys, List<String> given) {
        RENAMED.forEach((old, now) -> {
            boolean applies = now.option().isEmpty() || known.contains("--" + now.option());
            if (!applies || known.contains("--" + old)) {
                return;
            }
            if (given.contains(old)) {
                throw refused("--" + old, "--" + now.option(), now);
            }
            if (environment.containsKey(variable(old))) {
                throw refused(variable(old), variable(now.option()), now);
            }
            if (keys.contains(old)) {
                throw refused("the key '" + old + "'", "'" + now.option() + "'", now);
            }
        });
    }

    static String variable(String option) {
        return "CAIRN_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static UserException refused(String old, String name, Renamed now) {
        if (now.option().isEmpty()) {
            return new UserException(old + " is gone; " + now.note());
        }
        return new UserException(old + " is now " + name + (now.note().isEmpty() ? "" : "; " + now.note()));
    }
}
