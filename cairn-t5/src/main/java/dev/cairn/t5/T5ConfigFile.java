package dev.cairn.t5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            return new T5ConfigFile(file, JSON.readTree(file.toFile())).parse();
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }

    private T5Config parse() {
        String type = root.path("model_type").asText("t5");
        if (!MODEL_TYPES.contains(type)) {
            throw unsupported("model_type", type, MODEL_TYPES.toString());
        }
        int layers = integer("num_layers");
        return new T5Config(
                integer("vocab_size"),
                integer("d_model"),
                integer("d_kv"),
                integer("d_ff"),
                layers,
                root.path("num_decoder_layers").asInt(layers),
                integer("num_heads"),
                root.path("relative_attention_num_buckets").asInt(32),
                root.path("relative_attention_max_distance").asInt(128),
                root.path("dropout_rate").asDouble(0.1),
                root.path("layer_norm_epsilon").asDouble(1e-6),
                feedForward(),
                tied(),
                root.path("pad_token_id").asInt(0),
                root.path("eos_token_id").asInt(1),
                root.path("decoder_start_token_id")
                        .asInt(root.path("pad_token_id").asInt(0)));
    }

    private FeedForward feedForward() {
        String name = root.path("feed_forward_proj").asText(FeedForward.RELU.configName());
        for (FeedForward known : FeedForward.values()) {
            if (known.configName().equals(name)) {
                return known;
            }
        }
        throw unsupported("feed_forward_proj", name, "relu or gated-gelu");
    }

    // transformers 5 always writes tie_word_embeddings=true and keeps the difference in scale_decoder_outputs.
    private boolean tied() {
        return root.has("scale_decoder_outputs")
                ? root.path("scale_decoder_outputs").asBoolean()
                : root.path("tie_word_embeddings").asBoolean(true);
    }

    private int integer(String name) {
        JsonNode value = root.path(name);
        if (!value.isInt()) {
            throw unsupported(name, value.isMissingNode() ? "missing" : value.toString(), "a whole number");
        }
        return value.intValue();
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
                .put("scale_decoder_outputs", config.tieWordEmbeddings())
                .put("pad_token_id", config.padTokenId())
                .put("eos_token_id", config.eosTokenId())
                .put("decoder_start_token_id", config.decoderStartTokenId())
                .put("torch_dtype", "float32");
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw T5Exception.writing(file, e);
        }
    }
}
