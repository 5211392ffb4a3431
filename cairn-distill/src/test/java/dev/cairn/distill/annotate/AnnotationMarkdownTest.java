package dev.cairn.distill.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.distill.gold.GoldFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationMarkdownTest {
    @Test
    void aSectionHasTaskVariationDescriptionAndATableOfSubGoals() {
        String page = AnnotationMarkdown.render(List.of(new RuleAnnotator().annotate(GoldFixture.ofTask("7-1"))));
        assertThat(page)
                .contains("## 7-1 lifespan-longest-lived, variation 40\n")
                .contains("find the animal with the longest life span.")
                .contains("| `navigate_to(outside)` | open door to outside; go to outside |\n")
                .contains("| `focus_on(crocodile egg)` | focus on crocodile |\n");
    }

    @Test
    void equalNeighboursAreShownOnce() {
        String page = AnnotationMarkdown.render(List.of(new RuleAnnotator().annotate(GoldFixture.ofTask("8-1"))));
        assertThat(page).contains("| `wait_for_change(baby wolf)` | wait1 (7 times) |\n");
    }
}
