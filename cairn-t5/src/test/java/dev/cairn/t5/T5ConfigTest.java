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
    void gitLfsPointer_isNamed() throws IOException {
        Path file = Files.writeString(
                dir.resolve("config.json"), "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
        assertThatThrownBy(() -> T5Config.read(file))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining(file + " is only a pointer of Git LFS");
    }

    @Test
    void decoderOfAnotherDepth_isRead() throws IOException {
        assertThat(read(FLAN.formatted(", \"num_decoder_layers\": 2")).numDecoderLayers())
                .isEqualTo(2);
        assertThat(read(FLAN.formatted(", \"num_decoder_layers\": null")).numDecoderLayers())
                .isEqualTo(8);
    }

    @Test
    void tiedAndScaled_areTwoFacts() throws IOException {
        // Before transformers 5, the one follows from the other.
        assertThat(read(FLAN.formatted("")).scaleDecoderOutputs()).isFalse();
        assertThat(read(FLAN.replace("false", "true").formatted("")).scaleDecoderOutputs())
                .isTrue();
        assertThat(read(FLAN.replace("\"tie_word_embeddings\": false,", "").formatted(""))
                        .scaleDecoderOutputs())
                .isTrue();
        T5Config tiedUnscaled = read(FLAN.replace("false", "true").formatted(", \"scale_decoder_outputs\": false"));
        assertThat(tiedUnscaled.tieWordEmbeddings()).isTrue();
        assertThat(tiedUnscaled.scaleDecoderOutputs()).isFalse();
        tiedUnscaled.write(dir.resolve("config.json"));
        assertThat(T5Config.read(dir.resolve("config.json"))).isEqualTo(tiedUnscaled);
    }

    @Test
    void configOfTransformers5_saysTiedWhateverTheWeightsSay() {
        T5Config untied = T5Config.read(Golden.path("untied-gated/config.json"));
        assertThat(untied.scaleDecoderOutputs()).isFalse();
        assertThat(untied.tieWordEmbeddings()).isTrue();
        try (T5Model model = T5Model.load(Golden.path("untied-gated"))) {
            assertThat(model.config().tieWordEmbeddings()).isFalse();
        }
    }

    @Test
    void severalEndTokens_areReadAndWritten() throws IOException {
        T5Config config = read(
                FLAN.replace("\"eos_token_id\": 1", "\"eos_token_id\": [1, 2]").formatted(""));
        assertThat(config.eosTokenIds()).containsExactly(1, 2);
        assertThat(config.eosTokenId()).isEqualTo(1);
        config.write(dir.resolve("config.json"));
        assertThat(T5Config.read(dir.resolve("config.json"))).isEqualTo(config);
    }

    @Test
    void gatedSiluAndNoQuantization_areRead() throws IOException {
        String ul2 = FLAN.replace("gated-gelu", "gated-silu");
        assertThat(read(ul2.formatted(
                                ", \"quantization_config\": null, \"dense_act_fn\": \"silu\", \"is_gated_act\": true"))
                        .feedForward())
                .isEqualTo(FeedForward.GATED_SILU);
    }

    @Test
    void unsupportedValue_isNamed() {
        assertThatThrownBy(() -> read(FLAN.replace("gated-gelu", "silu").formatted("")))
                .isInstanceOf(T5Exception.class)
                .hasMessageContaining("feed_forward_proj is silu")
                .hasMessageContaining("config.json");
        assertThatThrownBy(() -> read(FLAN.replace("\"t5\"", "\"umt5\"").formatted("")))
                .hasMessageContaining("model_type is umt5");
        assertThatThrownBy(() -> read(FLAN.replace("512", "\"wide\"").formatted("")))
                .hasMessageContaining("d_model is \"wide\"");
        assertThatThrownBy(() -> read(FLAN.replace("\"d_ff\": 1024,", "").formatted("")))
                .hasMessageContaining("d_ff is missing");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"layer_norm_epsilon\": 0")))
                .hasMessageContaining("config.json: layer_norm_epsilon is 0.0");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"num_decoder_layers\": \"two\"")))
                .hasMessageContaining("num_decoder_layers is \"two\"");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"dense_act_fn\": \"silu\"")))
                .hasMessageContaining("dense_act_fn is silu, expected gelu_new");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"is_encoder_decoder\": false")))
                .hasMessageContaining("is_encoder_decoder is false");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"quantization_config\": {}")))
                .hasMessageContaining("quantization_config is present");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"eos_token_id\": [1, \"</s>\"]")))
                .hasMessageContaining("eos_token_id is [1,\"</s>\"]");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"eos_token_id\": []")))
                .hasMessageContaining("eos_token_id is []");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"eos_token_id\": [1, 32128]")))
                .hasMessageContaining("eos_token_id is 32128");
        assertThatThrownBy(() -> read(FLAN.formatted(", \"d_kv\": 1000000000")))
                .hasMessageContaining("d_kv is 1000000000");
    }

    @Test
    void malformedJson_namesTheFile() {
        String file = "Cannot read " + dir.resolve("config.json");
        assertThatThrownBy(() -> read("{"))
                .isInstanceOf(T5Exception.class)
                .hasMessageStartingWith(file + ": line 1, column 2: Unexpected end-of-input")
                .hasMessageNotContaining("Source");
        assertThatThrownBy(() -> read("{\"d_model\": NaN}"))
                .hasMessage(file + ": line 1, column 16: Non-standard token 'NaN'");
    }

    private T5Config read(String json) throws IOException {
        return T5Config.read(Files.writeString(dir.resolve("config.json"), json));
    }
}
