package dev.cairn.t5.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Config;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.tensor.Natives;
import dev.cairn.t5.tensor.NoGradScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The weights of a model directory: {@code model.safetensors}, or the parts that its index names. */
public final class WeightFiles {

    /** The file of a checkpoint in one part. */
    public static final String WHOLE = "model.safetensors";

    private static final String INDEX = "model.safetensors.index.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What checkpoints hold besides the parameters: copies of {@code shared.weight}, and a bias that nothing uses. */
    private static final List<String> SURPLUS = List.of(
            "encoder.embed_tokens.weight",
            "decoder.embed_tokens.weight",
            "decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight");

    private WeightFiles() {}

    /** All parameters in single precision on the device; the caller owns them. */
    public static Map<String, Tensor> read(Path dir, T5Config config, Device device) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        try {
            for (Path file : files(dir)) {
                read(file, config, device, parameters);
            }
            return parameters;
        } catch (RuntimeException e) {
            parameters.values().forEach(Natives::free);
            throw e;
        }
    }

    private static List<Path> files(Path dir) {
        Path whole = dir.resolve(WHOLE);
        Path index = dir.resolve(INDEX);
        if (Files.isRegularFile(whole)) {
            return List.of(whole);
        }
        if (Files.isRegularFile(index)) {
            return parts(index);
        }
        throw new T5Exception("No model weights at " + whole
                + (Files.exists(dir.resolve("pytorch_model.bin"))
                        ? ": pytorch_model.bin is not read, since loading it may run code; in Python, from_pretrained and"
                                + " save_pretrained make model.safetensors of it"
                        : ": convert the checkpoint to model.safetensors"));
    }

    private static List<Path> parts(Path index) {
        try {
            JsonNode map = JSON.readTree(index.toFile()).path("weight_map");
            Set<Path> files = new LinkedHashSet<>();
            for (JsonNode name : map) {
                Path part = Path.of(name.asText()).getFileName();
                files.add(index.resolveSibling(part == null ? Path.of("") : part));
            }
            if (files.isEmpty()) {
                throw new IOException("no weight_map");
            }
            return List.copyOf(files);
        } catch (IOException e) {
            throw T5Exception.reading(index, e);
        } catch (InvalidPathException e) {
            throw new T5Exception("Cannot read " + index + ": " + e.getMessage(), e);
        }
    }

    private static void read(Path file, T5Config config, Device device, Map<String, Tensor> into) {
        Map<String, Tensor> tensors = Safetensors.load(file);
        try (NoGradScope scope = NoGradScope.open()) {
            tensors.forEach((name, tensor) -> {
                if (!surplus(name, config)) {
                    ScalarType type = tensor.scalar_type().intern();
                    if (!torch.isFloatingType(type)) {
                        throw new T5Exception("Tensor " + name + " in " + file + " holds numbers of type " + type
                                + ": weights are F32, F16, BF16 or F64");
                    }
                    into.put(name, Natives.keep(device.put(tensor.to(ScalarType.Float))));
                }
            });
        } finally {
            tensors.values().forEach(Natives::free);
        }
    }

    private static boolean surplus(String name, T5Config config) {
        return SURPLUS.contains(name) || (config.tieWordEmbeddings() && name.equals("lm_head.weight"));
    }
}
