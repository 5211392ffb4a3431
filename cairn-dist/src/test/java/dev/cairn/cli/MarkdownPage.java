package dev.cairn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One page of the documentation, read as a reader of the repository sees it.
 *
 * @param file the page
 * @param lines all of it
 */
record MarkdownPage(Path file, List<String> lines) {
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A command as it is typed, and where it stands. */
    record Command(String place, String text) {}

    static MarkdownPage read(Path file) {
        try {
            return new MarkdownPage(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Targets of all links and pictures that are not on the web. */
    List<String> links() {
        return prose().flatMap(
                        line -> LINK.matcher(CODE.matcher(line).replaceAll("`")).results())
                .map(found -> found.group(1))
                .filter(target -> !target.startsWith("http"))
                .toList();
    }

    /** Names of the headings, as links to them say them: in lower case, without punctuation, with dashes for blanks. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        Map<String, Integer> seen = new HashMap<>();
        prose().filter(line -> line.matches("#+ .*")).forEach(line -> {
            String anchor = line.replaceFirst("#+ +", "")
                    .replaceAll("]\\([^)]*\\)", "]")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        });
        return anchors;
    }

    /** All that stands between fences that name a language, or none if it is empty, each as one text. */
    List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        List<String> block = null;
        for (String line : lines) {
            if (block == null
                    && line.startsWith("```")
                    && line.substring(3).strip().equals(language)) {
                block = new ArrayList<>();
            } else if (block != null && line.startsWith("```")) {
                blocks.add(String.join("\n", block) + "\n");
                block = null;
            } else if (block != null) {
                block.add(line);
            }
        }
        return blocks;
    }

    /** Every command line of cairn, in blocks of code and within sentences. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String place = file + ":" + (i + 1);
            StringBuilder whole = new StringBuilder(lines.get(i));
            while (whole.toString().endsWith("\\") && i + 1 < lines.size()) {
                whole.setLength(whole.length() - 1);
                whole.append(' ').append(lines.get(++i).strip());
            }
            String line = whole.toString();
            if (line.contains("`./cairn")) {
                CODE.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .map(code -> code.replace("`", ""))
                        .filter(code -> code.startsWith("./cairn "))
                        .forEach(code -> commands.add(new Command(place, code)));
            } else if (line.matches("(\\$ |    +)?([A-Z_]+=\\S+ )*\\./cairn .*|.*\\| \\./cairn .*")) {
                String typed = line.substring(line.indexOf("./cairn ")).replaceFirst("\\s#\\s.*", "");
                commands.add(new Command(place, typed.strip()));
            }
        }
        return commands;
    }

    /** Lines outside blocks of code. */
    private Stream<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose.stream();
    }
}
