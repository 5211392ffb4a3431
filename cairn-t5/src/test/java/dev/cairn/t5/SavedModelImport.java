package dev.cairn.t5;

import dev.cairn.t5.io.Safetensors;
import dev.cairn.t5.model.TokenBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * Loads what {@code bench/t5/check_saved.py} saved with {@code transformers} and compares the logits; run by
 * {@code bench/t5/parity.sh}, not by the tests. Argument: a directory of model directories.
 */
final class SavedModelImport {

    private static final List<int[]> INPUTS = List.of(new int[] {5, 9, 13, 22, 7, 1}, new int[] {20, 21, 1});
    private static final List<int[]> DECODER_INPUTS = List.of(new int[] {0, 14, 15}, new int[] {0, 16, 17});

    private SavedModelImport() {}

    public static void main(String[] args) throws IOException {
        List<Path> models;
        try (Stream<Path> directories = Files.list(Path.of(args[0]))) {
            models = directories.filter(Files::isDirectory).sorted().toList();
        }
        boolean equal = !models.isEmpty();
        for (Path dir : models) {
            double difference = difference(dir);
            System.out.println("transformers -> Cairn, " + dir.getFileName() + ": logits differ by " + difference);
            equal &= difference < 1e-4;
        }
        System.exit(equal ? 0 : 1);
    }

    private static double difference(Path dir) throws IOException {
        try (PointerScope scope = new PointerScope();
                T5Model model = T5Model.load(dir)) {
            Tensor logits = model.logits(TokenBatch.of(INPUTS, 0), TokenBatch.of(DECODER_INPUTS, 0));
            Tensor expected = Objects.requireNonNull(
                    Safetensors.read(dir.resolve("expected.safetensors")).get("logits"));
            return logits.sub(expected).abs().max().item_double();
        }
    }
}
