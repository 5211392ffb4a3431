package dev.cairn.distill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.text.Sanitizer;
import dev.cairn.distill.text.VisitedRooms;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextConformanceTest {
    @ParameterizedTest
    @EnumSource
    void sanitizesAndCleansLikeThePublishedCode(Vectors vectors) {
        List<JsonNode> texts = vectors.of("text_sanitize").stream()
                .filter(vector -> vector.at("/input/text").isTextual())
                .toList();
        assertThat(texts).isNotEmpty();
        for (JsonNode vector : texts) {
            String text = vector.at("/input/text").asText();
            JsonNode expected = vector.path("expected");
            assertThat(Sanitizer.sanitize(text))
                    .isEqualTo(expected.path("sanitizeStr").asText());
            assertThat(Sanitizer.clean(text)).isEqualTo(expected.path("clean").asText());
        }
    }

    @ParameterizedTest
    @EnumSource
    void visitedRoomsAreThoseOfThePublishedCode(Vectors vectors) {
        List<JsonNode> walks = vectors.of("text_places_objects");
        assertThat(walks).isNotEmpty();
        for (JsonNode walk : walks) {
            VisitedRooms rooms = new VisitedRooms();
            JsonNode calls = walk.at("/input/calls");
            for (int i = 0; i < calls.size(); i++) {
                JsonNode call = calls.get(i);
                rooms.observe(call.path("obs").asText(), call.path("look").asText());
                assertThat(rooms.rooms())
                        .as("%s", call)
                        .isEqualTo(
                                Vectors.texts(walk.at("/expected/after").get(i).path("places")));
            }
        }
    }
}
