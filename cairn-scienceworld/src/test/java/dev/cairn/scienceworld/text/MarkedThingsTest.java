package dev.cairn.scienceworld.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedThingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boil lead. Then, stop. | kitchen; lead; a metal pot (containing lead, tin) | kitchen; * lead; a metal pot (containing * lead, tin)",
                "boil lead. Then, stop. | a metal pot (containing liquid lead) | a metal pot (containing * liquid lead)",
                "boil tin. | a drawer, a tin cup .; A tin foil | a drawer, a tin cup .; A tin foil",
                "boil orange juice. | an orange; a glass cup (containing orange juice) | an orange; a glass cup (containing * orange juice)",
                "grow a orange. | an orange; a orange tree | an * orange; a * orange tree",
                "focus on the thermometer. | a thermometer at 10 degrees; to kitchen | a * thermometer at 10 degrees; to kitchen",
                "place it in the red box in the kitchen. | kitchen; a red box; a blue box | * kitchen; a red box; a blue box",
                "stages of the blue jay, from | a baby wolf; a blue jay egg; a hatchling blue jay | a baby wolf; a * blue jay egg; a * hatchling blue jay",
                "stages of the apple plant, from | a apple tree in the seedling stage; an apple | a * apple tree in the seedling stage; an apple",
                "boil lead. | an egg; a tree; a seed jar | an egg; a tree; a seed jar",
                "turn on the red light bulb by powering it. | a red light bulb (on); a table. On the table is: a light bulb (off) | a * red light bulb (on); a table. On the table is: a * light bulb (off)",
                "boil lead. | a sink. The sink is leading | a sink. The sink is leading",
            })
    void whatTheTaskNamesInFullIsMarked(String task, String seen, String marked) {
        assertThat(new ScienceWorldPromptTexts().marked(task, seen)).isEqualTo(marked);
    }
}
