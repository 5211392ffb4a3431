package dev.cairn.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.io.Json;
import org.junit.jupiter.api.Test;

class VariationTest {
    private static final Variation VARIATION = new Variation(new TaskId(0, "bring-thing", "t-1"), 3, Split.DEV);

    @Test
    void aSplitIsWrittenByItsLabel() throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(VARIATION);

        assertThat(json).contains("\"split\":\"dev\"").doesNotContain("fold");
        assertThat(Json.mapper().readValue(json, Variation.class)).isEqualTo(VARIATION);
    }

    @Test
    void trajectoriesThatCallItFoldAreRead() throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(VARIATION).replace("\"split\"", "\"fold\"");

        assertThat(Json.mapper().readValue(json, Variation.class)).isEqualTo(VARIATION);
    }

    @Test
    void aVariationNeedsASplitAndANumber() {
        assertThatThrownBy(() -> Json.mapper()
                        .readValue(
                                "{\"task\":{\"index\":0,\"name\":\"a\",\"code\":\"b\"},\"number\":3}", Variation.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("split");
        assertThatThrownBy(() -> new Variation(VARIATION.task(), -1, Split.TEST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
