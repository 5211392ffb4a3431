package dev.cairn.distill.annotate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.distill.annotate.repair.AnnotatedAction;
import dev.cairn.distill.annotate.repair.TolerantAnswerReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tolerant reader on answers in many styles, of which the published reader understands only some. */
class TolerantStylesTest {
    @ParameterizedTest
    @EnumSource
    void everyActionOfEveryStyleIsRead(AnnotationVectors vectors) {
        List<JsonNode> all = vectors.withErrors("annotation_parse");
        JsonNode gold = vectors.gold();
        for (JsonNode vector : all) {
            String name = vector.path("case").asText();
            if (!name.startsWith("eval_planner")) {
                vectors.actions(gold, vector)
                        .ifPresent(actions -> assertThat(new TolerantAnswerReader()
                                        .read(vector.at("/input/answer").asText())
                                        .actions())
                                .as(name)
                                .extracting(AnnotatedAction::action)
                                .containsExactlyElementsOf(actions));
            }
        }
    }
}
