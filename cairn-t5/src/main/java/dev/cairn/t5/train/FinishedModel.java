package dev.cairn.t5.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Model;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.io.AtomicDirectory;
import dev.cairn.t5.io.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory {@code model} that a training ends with, whole or absent: a model directory and {@code training_result.json}. */
final class FinishedModel {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESULT = "training_result.json";

    private final Path workDir;
    private final Path modelDir;

    FinishedModel(Path workDir) {
        this.workDir = workDir;
        modelDir = workDir.resolve("model");
    }

    /**
     * The result of a training that has ended.
     *
     * @throws T5Exception when it was another training, or something else is in its place
     */
    Optional<TrainingResult> read(RunFingerprint fingerprint) {
        Path file = modelDir.resolve(RESULT);
        if (!Files.isRegularFile(file)) {
            if (Files.exists(modelDir)) {
                throw new T5Exception(
                        modelDir + " is there already and is not the end of a training, which would replace it:"
                                + " take another working directory");
            }
            return Optional.empty();
        }
        try {
            JsonNode json = JsonFile.read(file);
            fingerprint.requireSame(json.path("fingerprint"), modelDir);
            return Optional.of(new TrainingResult(
                    modelDir,
                    json.path("steps").asInt(),
                    json.path("bestStep").asInt(),
                    json.path("averaged").asInt(),
                    JSON.treeToValue(json.path("scores"), Scores.class)));
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }

    /**
     * Writes the chosen model.
     *
     * @param last state at the end of the training
     * @param averaged checkpoints that it is the mean of
     * @param scores of this model
     */
    TrainingResult write(
            T5Model model,
            T5Tokenizer tokenizer,
            TrainingOptions config,
            TrainerState last,
            int averaged,
            Scores scores) {
        TrainingResult result = new TrainingResult(modelDir, last.step(), last.bestStep(), averaged, scores);
        try {
            AtomicDirectory.write(modelDir, dir -> {
                model.save(dir);
                tokenizer.save(dir);
                if (config.lora().isPresent()) {
                    copyAdapter(
                            new Checkpoints(workDir).dir(last.bestStep()).resolve(TrainableModel.ADAPTER),
                            dir.resolve(TrainableModel.ADAPTER));
                }
                writeJson(dir.resolve("generation_config.json"), generationConfig(model.config(), config));
                writeJson(dir.resolve(RESULT), json(result, last.fingerprint()));
            });
        } catch (IOException e) {
            throw T5Exception.writing(modelDir, e);
        }
        return result;
    }

    private static void copyAdapter(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static ObjectNode generationConfig(T5Config shape, TrainingOptions config) {
        ObjectNode json = JSON.createObjectNode();
        List<Integer> ends = shape.eosTokenIds();
        json.set("eos_token_id", JSON.valueToTree(ends.size() == 1 ? ends.get(0) : ends));
        return json.put("decoder_start_token_id", shape.decoderStartTokenId())
                .put("pad_token_id", shape.padTokenId())
                .put("max_new_tokens", config.maxTargetLength());
    }

    private static ObjectNode json(TrainingResult result, JsonNode fingerprint) {
        ObjectNode json = JSON.createObjectNode()
                .put("steps", result.steps())
                .put("bestStep", result.bestStep())
                .put("averaged", result.averaged());
        json.set("scores", JSON.valueToTree(result.scores()));
        json.set("fingerprint", fingerprint);
        return json;
    }

    private static void writeJson(Path file, ObjectNode json) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }
}
