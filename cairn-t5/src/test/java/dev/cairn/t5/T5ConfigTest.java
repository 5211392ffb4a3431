package dev.cairn.t5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class T5ConfigTest {

    private static final String FLAN = """
            {"model_type": "t5", "vocab_size": 32128, "d_model": 512, "d_kv": 64, "d_ff": 1024, "num_layers": 8,
             "num_heads": 6, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": false, "dropout_rate": 0.1,
             "decoder_start_token_id": 0, "pad_token_id": 0, "eos_token_id": 1%s}
            """;

    @TempDir
    Path dir;

    @Test
    void writtenConfig_readsEqual() throws IOException {
        T5Config config = read(FLAN.formatted("").replace("gated-gelu", "relu")).withDropout(0.2);
        assertThat(config.feedForward()).isEqualTo(FeedForward.RELU);
        config.write(dir.resolve("config.json"));
        assertThat(T5Config.read(dir.resolve("config.json"))).isEqualTo(config);
    }

    @Test
    void flanConfig_isReadWithDefaults() throws IOException {
        T5Config config = read(FLAN.formatted(""));
        assertThat(config.numDecoderLayers()).isEqualTo(8);
        assertThat(config.innerWidth()).isEqualTo(384);
        assertThat(config.feedForward()).isEqualTo(FeedForward.GATED_GELU);
        assertThat(config.tieWordEmbeddings()).isFalse();
        assertThat(config.relativeAttentionMaxDistance()).isEqualTo(128);
    }

    @Test
    void decoderOfAnotherDepth_isRead() throws IOException {
        assertThat(read(FLAN.formatted(", \"num_decoder_layers\": 2")).numDecoderLayers())
                .isEqualTo(2);
        assertThat(read(FLAN.formatted(", \"num_decoder_layers\": null")).numDecoderLayers())
                .isEqualTo(8);
    }

    @Test
    void configOfTransformers5_keepsItsTyingInTheOutputScale() {
        // Those files say tie_word_embeddings: true for both.
        assertThat(T5Config.read(Golden.path("untied-gated/config.json")).tieWordEmbeddings())
                .isFalse();
        assertThat(T5Config.read(Golden.path("tied-relu/config.json")).tieWordEmbeddings())
                .isTrue();
    }

    @Test
    void unsupportedValue_isNamed() {
        assertThatThrownBy(() -> read(FLAN.replace("gated-gelu", "gated-silu").formatted("")))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("feed_forward_proj is gated-silu")
                .hasMessageContaining("config.json");
        assertThatThrownBy(() -> read(FLAN.replace("\"t5\"", "\"umt5\"").formatted("")))
                .hasMessageContaining("model_type is umt5");
        assertThatThrownBy(() -> read(FLAN.replace("512", "\"wide\"").formatted("")))
                .hasMessageContaining("d_model is \"wide\"");
        assertThatThrownBy(() -> read(FLAN.replace("\"d_ff\": 1024,", "").formatted("")))
                .hasMessageContaining("d_ff is missing");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"layer_norm_epsilon\": 0")))
                .hasMessageContaining("layer_norm_epsilon is 0.0");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"num_decoder_layers\": \"two\"")))
                .hasMessageContaining("num_decoder_layers is \"two\"");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"dense_act_fn\": \"silu\"")))
                .hasMessageContaining("dense_act_fn is silu, expected gelu_new");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"is_encoder_decoder\": false")))
                .hasMessageContaining("is_encoder_decoder is false");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"quantization_config\": {}")))
                .hasMessageContaining("quantization_config is present");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"d_kv\": 1000000000")))
                .hasMessageContaining("d_kv is 1000000000");
    }

    @Test
    void malformedJson_namesTheFile() {
        assertThatThrownBy(() -> read("{"))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(dir.resolve("config.json").toString());
    }

    private T5Config read(String json) throws IOException {
        return T5Config.read(Files.writeString(dir.resolve("config.json"), json));
    }
}
