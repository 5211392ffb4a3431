package dev.cairn.t5.io;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.t5.Device;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.tensor.NativeSettings;
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
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The weights of a model directory: {@code model.safetensors}, or else {@code pytorch_model.bin}; each of them whole, or in the parts that
 * its index names.
 */
public final class WeightFiles {

    static {
        NativeSettings.apply();
    }

    /** The file of a checkpoint in one part. */
    public static final String WHOLE = "model.safetensors";

    private static final String PICKLED = "pytorch_model.bin";
    private static final String INDEX = ".index.json";
    private static final List<String> IN_ORDER = List.of(WHOLE, WHOLE + INDEX, PICKLED, PICKLED + INDEX);

    /** A bias that checkpoints hold and nothing uses; {@code transformers} passes over it too. */
    private static final String UNUSED = "decoder.block.0.layer.1.EncDecAttention.relative_attention_bias.weight";

    /** How files of weights are called that this library does not read. */
    private static final List<String> OTHER_KINDS =
            List.of(".safetensors", ".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack", ".gguf", ".onnx");

    private WeightFiles() {}

    /**
     * The files that {@link #read} reads, an index before its parts.
     *
     * @throws T5Exception when there are none; it says what the directory holds instead
     */
    public static List<Path> of(Path dir) {
        Path first = IN_ORDER.stream()
                .map(dir::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new T5Exception(noneIn(dir)));
        return first.toString().endsWith(INDEX) ? withParts(first) : List.of(first);
    }

    /** All parameters in single precision on the device; the caller owns them. */
    public static Map<String, Tensor> read(Path dir, Device device) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        try {
            List<Path> files = of(dir);
            boolean inParts = files.size() > 1;
            for (Path file : inParts ? files.subList(1, files.size()) : files) {
                read(file, device, parameters);
            }
            if (inParts) {
                requireNamed(files.get(0), parameters);
            }
            return SharedEmbedding.resolved(parameters);
        } catch (RuntimeException e) {
            parameters.values().forEach(Natives::free);
            throw e;
        }
    }

    private static void requireNamed(Path index, Map<String, Tensor> parameters) {
        weightMap(index).fieldNames().forEachRemaining(name -> {
            if (!parameters.containsKey(name) && !name.equals(UNUSED)) {
                throw new T5Exception("Tensor " + name + " is in none of the parts that " + index
                        + " names: one is of another checkpoint");
            }
        });
    }

    private static String noneIn(Path dir) {
        String found = "";
        try (Stream<Path> files = Files.list(dir)) {
            found = String.join(
                    ", ",
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> OTHER_KINDS.stream().anyMatch(name::endsWith))
                            .sorted()
                            .limit(5)
                            .toList());
        } catch (IOException e) {
            // There is no such directory; the message says so.
        }
        return "No model weights at " + dir.resolve(WHOLE) + ", nor " + PICKLED
                + (found.isEmpty()
                        ? ": name the directory of a T5 checkpoint of Hugging Face"
                        : "; there is " + found + ": in Python, from_pretrained and save_pretrained make " + WHOLE
                                + " of it");
    }

    private static List<Path> withParts(Path index) {
        try {
            Set<Path> files = new LinkedHashSet<>(List.of(index));
            for (JsonNode name : weightMap(index)) {
                Path part = Path.of(name.asText()).getFileName();
                files.add(index.resolveSibling(part == null ? Path.of("") : part));
            }
            return List.copyOf(files);
        } catch (InvalidPathException e) {
            throw new T5Exception("Cannot read " + index + ": " + e.getMessage(), e);
        }
    }

    /** Name of each tensor and of the part that it is in. */
    private static JsonNode weightMap(Path index) {
        try {
            JsonNode map = JsonFile.read(index).path("weight_map");
            if (map.isEmpty()) {
                throw new IOException("no weight_map");
            }
            return map;
        } catch (IOException e) {
            throw T5Exception.reading(index, e);
        }
    }

    private static void read(Path file, Device device, Map<String, Tensor> into) {
        Map<String, Tensor> tensors = tensors(file);
        try (NoGradScope scope = NoGradScope.open()) {
            tensors.forEach((name, tensor) -> {
                if (name.equals(UNUSED)) {
                    return;
                }
                ScalarType type = tensor.scalar_type().intern();
                if (!torch.isFloatingType(type)) {
                    throw new T5Exception("Tensor " + name + " in " + file + " holds numbers of type " + type
                            + ": weights are F32, F16, BF16 or F64");
                }
                if (into.containsKey(name)) {
                    throw new T5Exception(
                            "Tensor " + name + " is in " + file + " and in another part of the checkpoint");
                }
                Tensor single = tensor.to(ScalarType.Float);
                if (single.isfinite().all().item_int() == 0) {
                    throw new T5Exception("Tensor " + name + " in " + file
                            + " holds values that are no numbers (NaN or infinite), so that the model answers nothing:"
                            + " its training went wrong, or the file is damaged; take an earlier checkpoint");
                }
                into.put(name, Natives.keep(device.put(single)));
            });
        } finally {
            tensors.values().forEach(Natives::free);
        }
    }

    private static Map<String, Tensor> tensors(Path file) {
        try {
            LfsPointer.refuse(file);
            return file.toString().endsWith(".safetensors") ? Safetensors.read(file) : TorchFile.read(file);
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }
}
