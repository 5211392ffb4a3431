package dev.cairn.distill.dataset;

import dev.cairn.core.PythonRandom;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of the published scripts that are made of other files: below {@code data_dir} small validation sets and one file
 * for each topic; beside it all tasks together.
 *
 * <p>The published script loses all but the last task of a topic, and stops when a task lacks one of the three splits. That
 * is mended unless {@link Selection#ORIGINAL} asks for it: then the last task with all three splits stands for its topic.
 */
public final class OriginalLayout {
    private static final List<String> SPLITS = List.of("train", "val", "test");
    private static final int SEED = 1;
    private static final int MINI = 10_000;
    private static final int TOPIC_MINI = 2_000;

    private final Path directory;
    private final List<Derived> made = new ArrayList<>();

    private OriginalLayout(Path directory) {
        this.directory = directory;
    }

    /** Where the rows of a task and split are. */
    static String path(String code, String split) {
        return "data_dir/" + split + "/" + code + "." + split + ".json";
    }

    /**
     * Makes the derived files of one role.
     *
     * @param directory that holds {@code data_dir}
     * @param codes of the tasks in the order in which they were converted
     * @return what was made, with paths below {@code directory}
     */
    static List<Derived> derive(Path directory, Collection<String> codes, Selection selection) {
        OriginalLayout layout = new OriginalLayout(directory);
        codes.forEach(code -> layout.mini(path(code, "val"), "data_dir/val/" + code + ".val.mini.json"));
        layout.topics(codes, selection);
        layout.mergeAll();
        return layout.made;
    }

    /**
     * The published merge: the files of all tasks in one file for each split, by file name, and ten thousand shuffled rows of
     * the validation file.
     *
     * @param directory that holds {@code data_dir}; {@code fast_system.*.jsonl} are written beside it
     */
    public static List<Derived> merge(Path directory) {
        OriginalLayout layout = new OriginalLayout(directory);
        layout.mergeAll();
        return layout.made;
    }

    private void mergeAll() {
        for (String split : SPLITS) {
            String ending = split.equals("val") ? ".val.json" : ".json";
            Path folder = directory.resolve("data_dir").resolve(split);
            made.add(LineFile.join(list(folder, ending), directory, "fast_system." + split + ".jsonl"));
        }
        mini("fast_system.val.jsonl", "fast_system.val.mini.jsonl");
    }

    private void topics(Collection<String> codes, Selection selection) {
        Map<String, List<String>> topics = new LinkedHashMap<>();
        codes.stream()
                .filter(code -> selection == Selection.ORIGINAL
                        ? SPLITS.stream().allMatch(split -> hasRows(code, split))
                        : SPLITS.stream().anyMatch(split -> hasRows(code, split)))
                .forEach(code -> topics.computeIfAbsent(code.split("-")[0], topic -> new ArrayList<>())
                        .add(code));
        topics.forEach((topic, tasks) ->
                topic(topic, selection == Selection.ORIGINAL ? tasks.subList(tasks.size() - 1, tasks.size()) : tasks));
    }

    private void topic(String topic, List<String> codes) {
        for (String split : SPLITS) {
            String path = "data_dir/" + topic + "." + split + ".json";
            made.add(LineFile.join(
                    codes.stream()
                            .map(code -> directory.resolve(path(code, split)))
                            .toList(),
                    directory,
                    path));
        }
        LineFile validation = LineFile.of(directory.resolve("data_dir/" + topic + ".val.json"));
        int[] inOrder = IntStream.range(0, validation.lines()).toArray();
        made.add(validation.copy(inOrder, TOPIC_MINI, directory, "data_dir/" + topic + ".val.mini.json"));
    }

    private boolean hasRows(String code, String split) {
        Path file = directory.resolve(path(code, split));
        try {
            return Files.size(file) > 0;
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void mini(String from, String to) {
        LineFile file = LineFile.of(directory.resolve(from));
        made.add(file.copy(new PythonRandom(SEED).permutation(file.lines()), MINI, directory, to));
    }

    private static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }
}
