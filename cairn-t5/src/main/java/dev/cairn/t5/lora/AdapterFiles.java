package dev.cairn.t5.lora;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.io.JsonFile;
import dev.cairn.t5.io.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** The two files of an adapter as PEFT names them. */
final class AdapterFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG = "adapter_config.json";
    private static final String WEIGHTS = "adapter_model.safetensors";

    private AdapterFiles() {}

    static void write(Path dir, LoraConfig config, String baseModel, Map<String, Tensor> weights) {
        try {
            Files.createDirectories(dir);
            ObjectNode json = JSON.createObjectNode()
                    .put("peft_type", "LORA")
                    .put("task_type", "SEQ_2_SEQ_LM")
                    .put("base_model_name_or_path", baseModel)
                    .put("r", config.rank())
                    .put("lora_alpha", config.alpha())
                    .put("lora_dropout", 0.0)
                    .put("bias", "none")
                    .put("fan_in_fan_out", false)
                    .put("use_rslora", false)
                    .put("use_dora", false)
                    .put("inference_mode", true);
            json.set("target_modules", JSON.valueToTree(config.targets()));
            Safetensors.write(dir.resolve(WEIGHTS), weights);
            Files.writeString(
                    dir.resolve(CONFIG), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw T5Exception.writing(dir, e);
        }
    }

    /** Reads what decides the product; a kind of adapter that computes something else is an error that names it. */
    static LoraConfig config(Path dir) {
        Path file = dir.resolve(CONFIG);
        try {
            JsonNode json = JsonFile.read(file);
            require(file, json, "peft_type", "LORA");
            require(file, json, "bias", "none");
            for (String unsupported : List.of("use_rslora", "use_dora", "fan_in_fan_out")) {
                if (json.path(unsupported).asBoolean()) {
                    throw new T5Exception("Unsupported value in " + file + ": " + unsupported + " is true");
                }
            }
            if (!json.path("target_modules").isArray()) {
                throw new T5Exception("Unsupported value in " + file + ": target_modules is "
                        + json.path("target_modules") + ", expected a list of names");
            }
            List<String> targets = new ArrayList<>();
            json.path("target_modules").forEach(name -> targets.add(name.asText()));
            return new LoraConfig(
                    json.path("r").asInt(), json.path("lora_alpha").asDouble(), targets);
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }

    private static void require(Path file, JsonNode json, String name, String expected) {
        String found = json.path(name).asText(expected);
        if (!found.equals(expected)) {
            throw new T5Exception(
                    "Unsupported value in " + file + ": " + name + " is " + found + ", expected " + expected);
        }
    }

    /** The caller owns the tensors. */
    static Map<String, Tensor> weights(Path dir) {
        return Safetensors.load(dir.resolve(WEIGHTS));
    }
}
