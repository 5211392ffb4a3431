package dev.cairn.distill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.action.ActionLanguage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActionConformanceTest {
    @ParameterizedTest
    @EnumSource
    void formalizesLikeThePublishedCode(Vectors vectors) {
        check(vectors, "action_formalize", "action", ActionLanguage::formalize);
    }

    @ParameterizedTest
    @EnumSource
    void recoversLikeThePublishedCode(Vectors vectors) {
        check(vectors, "action_recover", "formal", ActionLanguage::recover);
    }

    private static void check(
            Vectors vectors, String file, String field, Function<String, Optional<String>> translation) {
        List<JsonNode> all = vectors.of(file);
        assertThat(all).isNotEmpty();
        for (JsonNode vector : all) {
            JsonNode expected = vector.path("expected");
            assertThat(translation.apply(vector.path("input").path(field).asText()))
                    .as("%s", vector.path("input"))
                    .isEqualTo(expected.isNull() ? Optional.empty() : Optional.of(expected.asText()));
        }
    }
}
