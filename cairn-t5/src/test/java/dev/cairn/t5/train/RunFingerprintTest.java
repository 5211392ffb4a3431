package dev.cairn.t5.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.t5.Golden;
import dev.cairn.t5.T5Config;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunFingerprintTest {

    @Test
    void shapeOfAUsualModel_isThatOfTrainingsBegunBefore() throws Exception {
        assertThat(model(T5Config.small(400, 16, 16, 1, 2))).isEqualTo(new ObjectMapper().readTree("""
                        {"vocabSize": 400, "dModel": 16, "dKv": 8, "dFf": 16, "numLayers": 1, "numDecoderLayers": 1, "numHeads": 2,
                         "relativeAttentionNumBuckets": 32, "relativeAttentionMaxDistance": 128, "dropoutRate": 0.0,
                         "layerNormEpsilon": 1e-6, "feedForward": "GATED_GELU", "tieWordEmbeddings": true, "padTokenId": 0,
                         "eosTokenId": 1, "decoderStartTokenId": 0}
                        """));
    }

    @Test
    void whatIsUnusual_isPartOfIt() {
        JsonNode model = model(T5Config.read(Golden.path("variants/gated-silu-ends/config.json")));
        assertThat(model.path("eosTokenIds").toString()).isEqualTo("[1,9,6]");
        assertThat(model(T5Config.read(Golden.path("variants/tied-unscaled/config.json")))
                        .path("scaleDecoderOutputs"))
                .hasToString("false");
    }

    private static JsonNode model(T5Config config) {
        EncodedDataset none = new EncodedDataset(List.of(), List.of(), 0);
        return RunFingerprint.of(TrainingConfig.steps(1).build().options(), InitialModel.random(config), none, none)
                .json()
                .path("model");
    }
}
