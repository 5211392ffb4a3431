package dev.cairn.distill.conformance;

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
    void everyActionOfEveryStyleIsRead(Vectors vectors) {
        GoldTrajectories gold = new GoldTrajectories(vectors.gold());
        for (JsonNode vector : vectors.withErrors("annotation_parse")) {
            String name = vector.path("case").asText();
            if (vector.has("trajectory") && !name.startsWith("eval_planner")) {
                List<String> actions = gold.actions(vector);
                assertThat(new TolerantAnswerReader()
                                .read(vector.at("/input/answer").asText())
                                .actions())
                        .as(name)
                        .extracting(AnnotatedAction::action)
                        .containsExactlyElementsOf(actions);
            }
        }
    }
}
