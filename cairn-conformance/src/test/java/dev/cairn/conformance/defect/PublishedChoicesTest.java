package dev.cairn.conformance.defect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.match.ActionMatcher;
import dev.cairn.agent.match.ActionMatcher.Match;
import dev.cairn.agent.match.MatchContext;
import dev.cairn.core.Choice;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.pipeline.evaluate.AgentVariant;
import dev.cairn.scienceworld.agent.ScienceWorldChoices;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedChoicesTest {
    private static final List<String> VALID = List.of(
            "focus on apple",
            "focus on dove",
            "focus on kitchen",
            "close door to hallway",
            "go to kitchen",
            "pick up apple",
            "pick up red apple in bowl");

    private static final MatchContext MOMENT =
            new MatchContext("boil", VALID, "Here you see: an apple", "an orange", List.of());

    @Test
    void aFocusIsGuessedAsPublished() {
        assertThat(matcher("guessed-focus")
                        .nearest(List.of("focus on dove"), MOMENT)
                        .action())
                .isEqualTo("focus on apple");
    }

    @Test
    void thePublishedChoiceCountsSharedWordsAndDropsPunctuation() {
        ActionMatcher published = matcher("shared-token-count");
        assertThat(published.nearest(List.of("red apple bowl"), MOMENT).action())
                .isEqualTo("pick up red apple in bowl");
        assertThat(published.nearest(List.of("PICK(it)"), MOMENT).action()).isEqualTo("PICKit");
    }

    @Test
    void thePaintRuleHasToBeSwitchedOn() {
        MatchContext moment = new MatchContext(
                "chemistry-mix-paint-secondary-color", VALID, "a jug", "nothing", List.of("look around"));
        List<String> predictions = List.of("pick up paint in jug");
        assertThat(matcher("none").nearest(predictions, moment).choice()).isEqualTo(Choice.OVERLAP);
        assertThat(matcher("paint-rule").nearest(predictions, moment))
                .isEqualTo(new Match("pick up paint in art studio in jug", Choice.RULE));
    }

    @Test
    void compatFindsThePublishedAgentByName() {
        AgentVariant original = AgentVariant.named("original");
        assertThat(original.name()).isEqualTo("original");
        assertThat(original.choices().shortensHistory()).isFalse();
        assertThat(AgentVariant.named("fifth-best, long-wait").name()).isEqualTo("long-wait,fifth-best");
        assertThat(AgentVariant.named("none")).isEqualTo(AgentVariant.DEFAULT);
    }

    @Test
    void anEndInAnyBeamEndsTheSubGoalOnlyAsPublished() {
        List<String> answers = List.of("GO(kitchen)", "END_SG()");
        assertThat(AgentChoices.DEFAULT.reached().test(answers, Alignment.ALIGNED))
                .isFalse();
        assertThat(AgentChoices.DEFAULT.reached().test(answers, Alignment.ORIGINAL))
                .isTrue();
        assertThat(PublishedChoices.of(Defects.of("end-in-any-beam")).reached().test(answers, Alignment.ALIGNED))
                .isTrue();
    }

    private static ActionMatcher matcher(String defects) {
        return ActionMatcher.byWords(new ScienceWorldChoices(), PublishedChoices.matching(Defects.of(defects)));
    }
}
