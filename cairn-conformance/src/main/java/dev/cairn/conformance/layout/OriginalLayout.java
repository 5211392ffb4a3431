package dev.cairn.conformance.layout;

import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.dataset.DatasetLayout;
import dev.cairn.distill.dataset.DatasetPlan;
import dev.cairn.distill.dataset.DatasetSummary.Derived;
import dev.cairn.distill.dataset.LineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of the published scripts: below {@code data_dir} those of tasks with small validation sets, and one for each
 * topic; and one with all tasks together.
 *
 * <p>The published script loses all but the last task of a topic, and stops when a task lacks one of the three splits. That
 * is mended unless {@link PublishedSelection#ORIGINAL} asks for it: then the last task with all three splits stands for its
 * topic.
 */
public final class OriginalLayout implements DatasetLayout {
    private static final List<String> SPLITS = List.of("train", "val", "test");
    private static final int MINI = 10_000;
    private static final int TOPIC_MINI = 2_000;

    @Override
    public String label() {
        return "original";
    }

    @Override
    public String ofAll(Role role, String split) {
        return role.label() + "/fast_system." + split + ".jsonl";
    }

    @Override
    public String ofTask(Role role, String split, String code) {
        return role.label() + "/" + ofTask(code, split);
    }

    @Override
    public boolean joinsTasks() {
        return true;
    }

    @Override
    public List<Derived> derive(Path directory, DatasetPlan plan, Collection<String> codes) {
        List<Derived> made = new ArrayList<>();
        for (Role role : plan.roles()) {
            Maker maker = new Maker(directory, role.label() + "/", made);
            codes.forEach(code -> maker.sample(ofTask(code, "val"), "data_dir/val/" + code + ".val.mini.json"));
            maker.topics(codes, plan.selection() == PublishedSelection.ORIGINAL);
            maker.merge();
        }
        return made;
    }

    /**
     * The published merge: the files of all tasks in one file for each split, by file name, and ten thousand shuffled rows of
     * the validation file.
     *
     * @param directory that holds {@code data_dir}; {@code fast_system.*.jsonl} are written next to it
     */
    public static void merge(Path directory) {
        new Maker(directory, "", new ArrayList<>()).merge();
    }

    private static String ofTask(String code, String split) {
        return "data_dir/" + split + "/" + code + "." + split + ".json";
    }

    /**
     * Makes the files of one role.
     *
     * @param directory of the data set
     * @param prefix of all paths, the role's folder
     * @param made gets what was made
     */
    private record Maker(Path directory, String prefix, List<Derived> made) {
        void merge() {
            for (String split : SPLITS) {
                String ending = split.equals("val") ? ".val.json" : ".json";
                join(list(path("data_dir/" + split), ending), "fast_system." + split + ".jsonl");
            }
            sample("fast_system.val.jsonl", "fast_system.val.mini.jsonl");
        }

        void topics(Collection<String> codes, boolean losesTasks) {
            Map<String, List<String>> topics = new LinkedHashMap<>();
            codes.stream()
                    .filter(code -> losesTasks
                            ? SPLITS.stream().allMatch(split -> hasRows(code, split))
                            : SPLITS.stream().anyMatch(split -> hasRows(code, split)))
                    .forEach(code -> topics.computeIfAbsent(code.split("-")[0], topic -> new ArrayList<>())
                            .add(code));
            topics.forEach((topic, tasks) ->
                    topic("data_dir/" + topic, losesTasks ? tasks.subList(tasks.size() - 1, tasks.size()) : tasks));
        }

        private void topic(String topic, List<String> codes) {
            for (String split : SPLITS) {
                join(codes.stream().map(code -> path(ofTask(code, split))).toList(), topic + "." + split + ".json");
            }
            made.add(LineFile.of(path(topic + ".val.json"))
                    .head(TOPIC_MINI, directory, prefix + topic + ".val.mini.json"));
        }

        void sample(String from, String to) {
            made.add(LineFile.of(path(from)).sample(MINI, directory, prefix + to));
        }

        private void join(List<Path> files, String to) {
            made.add(LineFile.join(files, directory, prefix + to));
        }

        private Path path(String below) {
            return directory.resolve(prefix + below);
        }

        private boolean hasRows(String code, String split) {
            Path file = path(ofTask(code, split));
            try {
                return Files.size(file) > 0;
            } catch (IOException e) {
                throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
            }
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
}
