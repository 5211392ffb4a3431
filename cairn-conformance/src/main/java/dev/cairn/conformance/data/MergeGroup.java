package dev.cairn.conformance.data;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.cairn.conformance.layout.OriginalLayout;
import dev.cairn.conformance.vector.Compat;
import dev.cairn.conformance.vector.ConformanceGroup;
import dev.cairn.conformance.vector.ConformanceVector;
import dev.cairn.conformance.vector.Value;
import dev.cairn.conformance.vector.Verdict;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.TemporaryFolder;
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
public record MergeGroup() implements ConformanceGroup {
    private static final ObjectReader READER = Json.mapper().reader();

    @Override
    public String name() {
        return "dataset_merge";
    }

    @Override
    public Verdict check(ConformanceVector vector, Compat compat) {
        return TemporaryFolder.with(folder -> {
            Value files = vector.input().at("files_target_only");
            files.fields()
                    .entrySet()
                    .forEach(file -> AtomicFiles.write(
                            AtomicFiles.below(folder, file.getKey()),
                            file.getValue().texts().stream()
                                    .map(target -> Json.write(Map.of("target", target)) + "\n")
                                    .collect(Collectors.joining())));
            OriginalLayout.merge(folder);
            return vector.expected().at("error").isNull() ? outputs(vector, folder) : complete(files, folder);
        });
    }

    private static Verdict outputs(ConformanceVector vector, Path folder) {
        List<Supplier<Verdict>> parts = new ArrayList<>();
        for (Map.Entry<String, Value> output :
                vector.expected().at("outputs").fields().entrySet()) {
            parts.add(() -> Verdict.same(
                    output.getKey(), output.getValue().texts(), targets(AtomicFiles.below(folder, output.getKey()))));
        }
        return Verdict.all(parts);
    }

    private static Verdict complete(Value files, Path folder) {
        List<Supplier<Verdict>> parts = new ArrayList<>();
        for (String split : List.of("train", "val", "test")) {
            List<String> wanted = files.fields().entrySet().stream()
                    .filter(file -> file.getKey().startsWith("data_dir/" + split + "/"))
                    .flatMap(file -> file.getValue().texts().stream())
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
            return Value.of(READER.readTree(line), "row").text("target");
        } catch (IOException e) {
            throw new UserException("not JSON: " + line, e);
        }
    }
}
