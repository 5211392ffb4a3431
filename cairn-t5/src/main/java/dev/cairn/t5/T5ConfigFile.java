package dev.cairn.t5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.t5.io.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads and writes {@code config.json}. */
final class T5ConfigFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> MODEL_TYPES = Set.of("t5", "mt5");

    private final Path file;
    private final JsonNode root;

    private T5ConfigFile(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    static T5Config read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new T5Exception("No model configuration at " + file
                    + ": point to a directory that holds config.json, model.safetensors and tokenizer.json");
        }
        try {
            JsonNode root = JsonFile.read(file);
            if (!root.isObject()) {
                throw new IOException("it holds no JSON object");
            }
            return new T5ConfigFile(file, root).parse();
        } catch (T5Exception e) {
            // a configuration does not know where its values come from
            String said = String.valueOf(e.getMessage());
            throw said.startsWith(T5Config.UNSUPPORTED)
                    ? new T5Exception(
                            "Unsupported value in " + file + ": " + said.substring(T5Config.UNSUPPORTED.length()), e)
                    : e;
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }

    private T5Config parse() {
        require("model_type", MODEL_TYPES);
        require("is_encoder_decoder", Set.of("true"));
        if (root.hasNonNull("quantization_config")) {
            throw unsupported("quantization_config", "present", "none: save the model without quantization");
        }
        FeedForward feedForward = feedForward();
        int layers = integer("num_layers");
        int pad = integer("pad_token_id", 0);
        return new T5Config(
                integer("vocab_size"),
                integer("d_model"),
                integer("d_kv"),
                integer("d_ff"),
                layers,
                integer("num_decoder_layers", layers),
                integer("num_heads"),
                integer("relative_attention_num_buckets", 32),
                integer("relative_attention_max_distance", 128),
                number("dropout_rate", 0.1),
                number("layer_norm_epsilon", 1e-6),
                feedForward,
                flag("tie_word_embeddings", true),
                scaled(),
                pad,
                endTokens(),
                integer("decoder_start_token_id", pad));
    }

    private FeedForward feedForward() {
        String name = root.path("feed_forward_proj").asText(FeedForward.RELU.configName());
        for (FeedForward known : FeedForward.values()) {
            if (known.configName().equals(name)) {
                // Derived from feed_forward_proj, but where a file says otherwise transformers believes these.
                require("dense_act_fn", Set.of(known.activation()));
                require("is_gated_act", Set.of(String.valueOf(known.isGated())));
                return known;
            }
        }
        throw unsupported("feed_forward_proj", name, "relu, gated-gelu or gated-silu");
    }

    // Before transformers 5, what is tied is scaled; since then, tie_word_embeddings is always true and this is a field
    // of its own.
    private boolean scaled() {
        return flag("scale_decoder_outputs", flag("tie_word_embeddings", true));
    }

    private boolean flag(String name, boolean absent) {
        require(name, Set.of("true", "false"));
        return root.path(name).asBoolean(absent);
    }

    private List<Integer> endTokens() {
        JsonNode value = root.path("eos_token_id");
        if (!value.isArray()) {
            return List.of(integer("eos_token_id", 1));
        }
        List<Integer> ids = new ArrayList<>();
        for (JsonNode id : value) {
            if (!id.isInt()) {
                throw unsupported("eos_token_id", value.toString(), "a whole number or a list of such");
            }
            ids.add(id.intValue());
        }
        return ids;
    }

    /** A field that may be absent or null, but must not say anything else. */
    private void require(String name, Set<String> supported) {
        JsonNode value = root.path(name);
        if (!value.isMissingNode() && !value.isNull() && !supported.contains(value.asText())) {
            throw unsupported(
                    name,
                    value.asText(),
                    String.join(" or ", supported.stream().sorted().toList()));
        }
    }

    private int integer(String name, int absent) {
        return root.path(name).isMissingNode() || root.path(name).isNull() ? absent : integer(name);
    }

    private int integer(String name) {
        JsonNode value = root.path(name);
        if (!value.isInt()) {
            throw unsupported(name, value.isMissingNode() ? "missing" : value.toString(), "a whole number");
        }
        return value.intValue();
    }

    private double number(String name, double absent) {
        JsonNode value = root.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        if (!value.isNumber()) {
            throw unsupported(name, value.toString(), "a number");
        }
        return value.doubleValue();
    }

    private T5Exception unsupported(String name, String value, String expected) {
        return new T5Exception(
                "Unsupported value in " + file + ": " + name + " is " + value + ", expected " + expected);
    }

    static void write(T5Config config, Path file) {
        ObjectNode json = JSON.createObjectNode();
        json.putArray("architectures").add("T5ForConditionalGeneration");
        json.put("model_type", "t5")
                .put("is_encoder_decoder", true)
                .put("vocab_size", config.vocabSize())
                .put("d_model", config.dModel())
                .put("d_kv", config.dKv())
                .put("d_ff", config.dFf())
                .put("num_layers", config.numLayers())
                .put("num_decoder_layers", config.numDecoderLayers())
                .put("num_heads", config.numHeads())
                .put("relative_attention_num_buckets", config.relativeAttentionNumBuckets())
                .put("relative_attention_max_distance", config.relativeAttentionMaxDistance())
                .put("dropout_rate", config.dropoutRate())
                .put("layer_norm_epsilon", config.layerNormEpsilon())
                .put("feed_forward_proj", config.feedForward().configName())
                .put("tie_word_embeddings", config.tieWordEmbeddings())
                .put("scale_decoder_outputs", config.scaleDecoderOutputs())
                .put("pad_token_id", config.padTokenId())
                .put("decoder_start_token_id", config.decoderStartTokenId())
                .put("torch_dtype", "float32");
        List<Integer> ends = config.eosTokenIds();
        json.set("eos_token_id", JSON.valueToTree(ends.size() == 1 ? ends.get(0) : ends));
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw T5Exception.writing(file, e);
        }
    }
}
