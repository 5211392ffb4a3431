package dev.cairn.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.TemporaryFolder;
import dev.cairn.distill.Compat;
import dev.cairn.distill.dataset.OriginalLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The published merge of the files of all tasks. It fails on a file without rows; Cairn does not (spec: fix), and then has
 * every row of the inputs.
 */
record MergeGroup() implements ConformanceGroup {
    private static final ObjectReader READER = Json.mapper().reader();

    @Override
    public String name() {
        return "dataset_merge";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        return TemporaryFolder.with(folder -> {
            JsonNode files = vector.input().path("files_target_only");
            files.properties()
                    .forEach(file -> AtomicFiles.write(
                            folder.resolve(file.getKey()),
                            GoldPaths.texts(file.getValue()).stream()
                                    .map(target -> Json.write(Map.of("target", target)) + "\n")
                                    .collect(Collectors.joining())));
            OriginalLayout.merge(folder);
            return vector.expected().path("error").isNull() ? outputs(vector, folder) : complete(files, folder);
        });
    }

    private static Verdict outputs(ConformanceVector vector, Path folder) {
        List<Supplier<Verdict>> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> output :
                vector.expected().path("outputs").properties()) {
            parts.add(() -> Verdict.same(
                    output.getKey(), GoldPaths.texts(output.getValue()), targets(folder.resolve(output.getKey()))));
        }
        return Verdict.all(parts);
    }

    private static Verdict complete(JsonNode files, Path folder) {
        List<Supplier<Verdict>> parts = new ArrayList<>();
        for (String split : List.of("train", "val", "test")) {
            List<String> wanted = files.properties().stream()
                    .filter(file -> file.getKey().startsWith("data_dir/" + split + "/"))
                    .flatMap(file -> GoldPaths.texts(file.getValue()).stream())
                    .toList();
            parts.add(() -> Verdict.same(split, wanted, targets(folder.resolve("fast_system." + split + ".jsonl"))));
        }
        return Verdict.all(parts);
    }

    private static List<String> targets(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(MergeGroup::target).toList();
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static String target(String line) {
        try {
            return READER.readTree(line).path("target").asText();
        } catch (IOException e) {
            throw new UserException("not JSON: " + line, e);
        }
    }
}
