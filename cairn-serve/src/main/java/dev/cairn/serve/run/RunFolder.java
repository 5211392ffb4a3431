package dev.cairn.serve.run;

import dev.cairn.core.CairnException;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.serve.http.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The run directories below a folder, those within others and in folders of somebody's own included. A client names one as the list does; no path of its own is
 * ever followed.
 *
 * @param root folder of run directories
 */
record RunFolder(Path root) {
    /** A folder of somebody's own holds an improvement, which holds rounds, which hold stages. */
    private static final int DEPTH = 4;

    private static final int MOST = 1_000;
    private static final Pattern STAMP = Pattern.compile("-(\\d{8}T\\d{6}Z)-[0-9a-f]{8}(?=/|$)");

    /** A run and its name, {@code pipeline-.../evaluate-...}. */
    record Named(String name, Path directory) {}

    /** The newest first. */
    List<Named> all() {
        List<Named> found = new ArrayList<>();
        collect(root, DEPTH, found);
        return found.stream()
                .sorted(Comparator.comparing(
                                Named::name,
                                Comparator.comparing(RunFolder::stamp).reversed())
                        .thenComparing(Named::name))
                .limit(MOST)
                .toList();
    }

    /** @throws HttpProblem if there is no such run */
    Path named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> HttpProblem.notFound("there is no such run; /v1/runs lists them"))
                .directory();
    }

    /** Runs are named by command, time and hash; those within a run stay beside it. */
    private static String stamp(String name) {
        Matcher stamp = STAMP.matcher(name);
        return stamp.find() ? stamp.group(1) : name.replaceFirst("/.*", "");
    }

    private void collect(Path folder, int depth, List<Named> found) {
        if (depth == 0 || !Files.isReadable(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
                if (RunDirectory.isOne(child)) {
                    found.add(new Named(root.relativize(child).toString().replace('\\', '/'), child));
                }
                collect(child, depth - 1, found);
            }
        } catch (IOException e) {
            throw new CairnException("cannot list " + folder, e);
        }
    }
}
