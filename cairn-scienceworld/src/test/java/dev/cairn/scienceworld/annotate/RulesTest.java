package dev.cairn.scienceworld.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What single rules do with small trajectories, in particular such as the fixture does not have. */
class RulesTest {
    @Test
    void aWalkIsNamedByItsLastRoom() {
        assertThat(Acts.in("bedroom")
                        .go("hallway")
                        .go("kitchen")
                        .act("read note")
                        .subGoals())
                .containsExactly("navigate_to(kitchen) 4", "read(note) 1");
    }

    @Test
    void aWalkIsCutWhereItTurnsBack() {
        assertThat(Acts.in("hallway").go("bedroom").go("hallway").go("workshop").subGoals())
                .containsExactly("navigate_to(bedroom) 2", "navigate_to(workshop) 4");
    }

    @Test
    void aWalkOfMoreThanTwelveActionsIsCut() {
        Acts acts = Acts.in("start");
        IntStream.range(0, 8).forEach(i -> acts.go("room " + i));
        assertThat(acts.subGoals()).containsExactly("navigate_to(room 5) 12", "navigate_to(room 7) 4");
    }

    @Test
    void openingForAThingOfTheTaskIsASearch() {
        assertThat(Acts.in("kitchen", "a cupboard", "a fridge")
                        .task("Your task is to eat cheese.")
                        .act("open cupboard")
                        .act("open fridge")
                        .room("kitchen", "a cupboard", "a fridge", "a cheese")
                        .act("pick up cheese", "You move the cheese to the inventory.")
                        .subGoals())
                .containsExactly("search_for(cheese) 2", "pick_up(cheese) 1");
    }

    @Test
    void aSearchThatFindsNothingHereIsNamedByWhatIsFoundElsewhere() {
        assertThat(Acts.in("kitchen", "a cupboard")
                        .task("Your task is to eat cheese.")
                        .act("open cupboard")
                        .go("hallway", "a cheese")
                        .act("focus on cheese", "You focus on the cheese.")
                        .subGoals())
                .containsExactly("search_for(cheese) 1", "navigate_to(hallway) 2", "focus_on(cheese) 1");
    }

    @Test
    void openingForAThingNobodySpokeOfBelongsToTakingIt() {
        assertThat(Acts.in("kitchen", "a cupboard")
                        .act("open cupboard")
                        .act("pick up metal pot", "You move the metal pot to the inventory.")
                        .subGoals())
                .containsExactly("pick_up(metal pot) 2");
    }

    @Test
    void whatIsOpenedForNothingIsOpened() {
        assertThat(Acts.in("greenhouse", "a bee hive")
                        .act("open bee hive")
                        .act("wait1")
                        .subGoals())
                .containsExactly("open(bee hive) 1", "wait(1) 1");
    }

    @Test
    void aDeviceThatStaysOnHeatsAndOneThatIsTurnedOffAgainFills() {
        assertThat(Acts.in("kitchen", "a sink", "a stove", "a pot")
                        .act("move pot to sink", "You move the pot to the sink.")
                        .act("activate sink")
                        .act("deactivate sink")
                        .act("pick up pot", "You move the pot to the inventory.")
                        .act("move pot to stove", "You move the pot to the stove.")
                        .act("activate stove")
                        .subGoals())
                .containsExactly("fill(pot, sink) 4", "heat(pot, stove) 2");
    }

    @Test
    void whatIsFocusedOnIsWhatIsHeated() {
        assertThat(Acts.in("foundry", "a blast furnace", "a pot (containing lead)")
                        .act("focus on lead", "You focus on the lead.")
                        .act("open blast furnace")
                        .act("move pot to blast furnace", "You move the pot to the blast furnace.")
                        .act("activate blast furnace")
                        .subGoals())
                .containsExactly("focus_on(lead) 1", "heat(lead, blast furnace) 3");
    }

    @Test
    void aLongRunGoesOnUnderContinueInTurns() {
        Acts acts = Acts.in("workshop", "a battery", "a red wire");
        IntStream.range(0, 30).forEach(i -> acts.act("connect battery anode to red wire terminal 1"));
        assertThat(acts.subGoals())
                .containsExactly(
                        "connect(battery, red wire) 12",
                        "continue_connect(battery, red wire) 12",
                        "connect(battery, red wire) 6");
    }

    @Test
    void monitoringIsOneSubGoalHoweverLongItTakes() {
        Acts acts = Acts.in("workshop", "an inclined plane C");
        IntStream.range(0, 30).forEach(i -> acts.act("look at inclined plane c"));
        assertThat(acts.subGoals()).containsExactly("monitor(inclined plane C) 30");
    }

    @Test
    void monitoringBeginsAnewWhenTheThingHasAnotherName() {
        assertThat(Acts.in("kitchen", "a pot (containing a substance called lead)")
                        .act("examine lead")
                        .act("use thermometer in inventory on lead", "the thermometer measures a temperature of 320")
                        .room("kitchen", "a pot (containing a substance called liquid lead)")
                        .act("examine liquid lead")
                        .act("use thermometer in inventory on liquid lead", "the thermometer measures 330")
                        .subGoals())
                .containsExactly("monitor(lead) 2", "monitor(liquid lead) 2");
    }

    @Test
    void connectionsAreGroupedByThePartTheyShare() {
        assertThat(Acts.in("workshop", "a battery", "a red wire", "a blue wire", "an electric buzzer")
                        .act("connect battery anode to red wire terminal 1")
                        .act("connect battery cathode to blue wire terminal 1")
                        .act("connect red wire terminal 2 to cathode in buzzer")
                        .act("connect blue wire terminal 2 to buzzer anode")
                        .subGoals())
                .containsExactly(
                        "connect(battery, red wire, blue wire) 2", "connect(electric buzzer, red wire, blue wire) 2");
    }

    @Test
    void aRefusedActBelongsToWhatFollows() {
        assertThat(Acts.in("kitchen", "a jug")
                        .act("pour jug in jug", "You can't move something into itself.")
                        .act("mix jug")
                        .subGoals())
                .containsExactly("mix(jug) 2");
    }

    @Test
    void aRefusedActAtTheEndIsStillCovered() {
        assertThat(Acts.in("kitchen", "a jug")
                        .act("wait1")
                        .act("pour jug in jug", "You can't move something into itself.")
                        .subGoals())
                .containsExactly("wait(1) 1", "pour(jug, jug) 1");
    }

    @Test
    void aFindingIsAnAnswerOnlyWhereTheTaskSaysSo() {
        String task = "First, focus on the tin. If it melts, focus on the red box. Otherwise, rest.";
        assertThat(Acts.in("kitchen", "a tin", "a red box")
                        .task(task)
                        .act("focus on tin", "You focus on the tin.")
                        .act("focus on red box", "You focus on the red box.")
                        .subGoals())
                .containsExactly("focus_on(tin) 1", "answer(red box) 1");
    }

    @Test
    void waitingEndsWithTheThingThatIsWatched() {
        assertThat(Acts.in("outside", "a turtle egg")
                        .act("focus on egg turtle in outside", "You focus on the turtle egg.")
                        .act("wait1")
                        .act("wait1")
                        .room("outside", "a hatchling turtle")
                        .act("focus on hatchling turtle in outside", "You focus on the hatchling turtle.")
                        .subGoals())
                .containsExactly(
                        "focus_on(turtle egg) 1", "wait_for_change(turtle egg) 2", "focus_on(hatchling turtle) 1");
    }

    @Test
    void waitingForAChangeIsOneSubGoalHoweverLongItTakes() {
        Acts acts = Acts.in("outside", "a turtle egg").act("focus on egg turtle", "You focus on the turtle egg.");
        IntStream.range(0, 20).forEach(i -> acts.act("wait1"));
        assertThat(acts.room("outside", "a hatchling turtle")
                        .act("look at ground")
                        .subGoals())
                .contains("wait_for_change(turtle egg) 20");
    }

    @Test
    void waitingForWhatIsFocusedOnNextIsNamedByIt() {
        assertThat(Acts.in("outside", "a pot (containing a apple tree in the seedling stage, soil)")
                        .act("wait1")
                        .act("wait1")
                        .room("outside", "a pot (containing a apple tree in the adult stage, soil)")
                        .act("focus on apple tree in the adult stage in pot", "You focus on the apple tree.")
                        .subGoals())
                .containsExactly(
                        "wait_for(apple tree in the adult stage) 2", "focus_on(apple tree in the adult stage) 1");
    }

    @Test
    void waitingForNothingThatIsSeenIsCountedUpToThree() {
        Acts acts = Acts.in("greenhouse", "a pot");
        IntStream.range(0, 5).forEach(i -> acts.act("wait1"));
        assertThat(acts.subGoals()).containsExactly("wait(3) 3", "wait(2) 2");
        IntStream.range(0, 2).forEach(i -> acts.act("wait1"));
        assertThat(acts.subGoals()).containsExactly("wait(3) 3", "continue_wait(3) 3", "wait(1) 1");
    }

    @Test
    void thingsOfDifferentNamesMovedToOnePlaceAreDifferentSubGoals() {
        assertThat(Acts.in("greenhouse", "soil", "an apple seed", "a pot")
                        .act("move soil to pot", "You move the soil to the pot.")
                        .act("move apple seed to pot", "You move the apple seed to the pot.")
                        .subGoals())
                .containsExactly("place(soil, pot) 1", "place(apple seed, pot) 1");
    }

    @Test
    void thingsOfOneNameMovedToOnePlaceAreOneSubGoal() {
        assertThat(Acts.in("greenhouse", "a pea seed", "a pot")
                        .act("move organism in plant to pot", "You move the pea to the pot.")
                        .act("move seed pea seed to pot", "You move the pea seed to the pot.")
                        .act("move living thing to pot", "No known action matches that input.")
                        .act("move round pea seed to pot", "You move the pea seed to the pot.")
                        .subGoals())
                .containsExactly("place(pea seed, pot) 4");
    }

    @Test
    void anActionWithoutARuleStaysUnderItsOwnVerb() {
        assertThat(Acts.in("bathroom", "a toilet", "an orange")
                        .act("flush toilet")
                        .act("eat orange")
                        .act("dance")
                        .subGoals())
                .containsExactly("flush(toilet) 1", "eat(orange) 1", "do(dance) 1");
    }

    @Test
    void lettingGoAndStartingACarriedInstrumentIsOneSubGoal() {
        assertThat(Acts.in("workshop", "a wood block", "an inclined plane C")
                        .act("move block to inclined plane c", "You move the wood block to the inclined plane C.")
                        .act("activate stopwatch in inventory")
                        .act("look at inclined plane c")
                        .subGoals())
                .containsExactly("release(wood block, inclined plane C) 2", "examine(inclined plane C) 1");
    }

    @Test
    void anUnnamedSubstanceGoesByTheNameThatTheLookGivesIt() {
        assertThat(Acts.in(
                                "kitchen",
                                "a metal pot (containing a substance called water)",
                                "a jug (containing red paint)")
                        .act("focus on substance in metal pot", "You focus on the water.")
                        .act("focus on paint in jug", "You focus on the red paint.")
                        .subGoals())
                .containsExactly("focus_on(water) 1", "focus_on(red paint) 1");
    }

    @Test
    void ofSeveralVesselsTheOneWithTheNamedContentIsMeant() {
        assertThat(Acts.in("art studio", "a cup (containing yellow paint)", "a cup (containing violet-red paint)")
                        .act("focus on paint in cup containing violet-red paint")
                        .subGoals())
                .containsExactly("focus_on(violet-red paint) 1");
    }

    @Test
    void aVesselWithSeveralSubstancesLeavesThemUnnamed() {
        assertThat(Acts.in("kitchen", "a metal pot (containing a substance called water, soil)")
                        .act("focus on substance in metal pot")
                        .subGoals())
                .containsExactly("focus_on(substance in metal pot) 1");
    }

    @Test
    void whatTheWorldCallsAThingCountsIfItIsSeenByThatName() {
        assertThat(Acts.in("outside", "a frog egg")
                        .act("focus on egg common toad in outside", "You focus on the frog egg.")
                        .subGoals())
                .containsExactly("focus_on(frog egg) 1");
    }

    @Test
    void whatIsTakenGoesByTheNameThatItWasFocusedOnBy() {
        assertThat(Acts.in("outside", "a frog egg")
                        .act("focus on common toad", "You focus on the frog egg.")
                        .act("pick up common toad", "You move the common toad to the inventory.")
                        .subGoals())
                .containsExactly("focus_on(frog egg) 1", "pick_up(frog egg) 1");
    }

    @Test
    void whatIsPouredIsWhatIsInTheVessel() {
        assertThat(Acts.in("kitchen", "a jug (containing a substance called apple juice)", "a metal pot")
                        .act("pour jug into metal pot", "You pour the contents of the jug into the metal pot.")
                        .subGoals())
                .containsExactly("pour(apple juice, metal pot) 1");
    }

    @Test
    void aStageOfLifeIsPutAsTheLookPutsIt() {
        assertThat(Acts.in("greenhouse", "a pot (containing a apple tree in the adult stage, soil)")
                        .act("focus on adult apple tree", "You focus on the apple tree.")
                        .subGoals())
                .containsExactly("focus_on(apple tree in the adult stage) 1");
    }

    @Test
    void aStageOfLifeIsNamedWithoutTheRestOfALongDescription() {
        assertThat(Acts.in("greenhouse", "a pot (containing a pea plant in the adult stage with a tall height, soil)")
                        .act("focus on adult pea plant", "You focus on the pea plant.")
                        .subGoals())
                .containsExactly("focus_on(pea plant in the adult stage) 1");
    }

    @Test
    void aPlaceGoesByTheNameThatTheWorldAnswersWith() {
        assertThat(Acts.in("greenhouse", "a pea seed", "a seed jar")
                        .act("move pea seed to ceramic cup", "You move the pea seed to the seed jar.")
                        .act("wait1")
                        .subGoals())
                .containsExactly("place(pea seed, seed jar) 1", "wait(1) 1");
    }
}
