package dev.cairn.distill.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.InvalidValueException;
import dev.cairn.core.Role;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.distill.prompt.Wording.EarlierSubGoals;
import dev.cairn.distill.prompt.Wording.Style;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.toy.ToyWorld;
import dev.cairn.scienceworld.ScienceWorld;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
    private static final Domain DOMAIN = ScienceWorld.textsOnly();
    private static final Wording ALL_SUB_GOALS = new Wording(Style.COMPACT, false, EarlierSubGoals.ALL, false);
    private static final Wording MARKED = new Wording(Style.COMPACT, true, EarlierSubGoals.MEASURED, true);

    private static final List<String> FRAGMENTS = List.of(
            "green",
            " ",
            "house",
            "activate",
            "bee",
            "hive",
            "seed",
            "peach",
            "tree",
            "orange",
            "\n",
            "\t",
            "(",
            ")",
            "(that is",
            "open)",
            "(containing",
            "nothing)",
            ".",
            ",",
            "|",
            "a",
            "green house",
            "(that is open)");

    private static final String LOOK =
            "This room is called the kitchen. In it, you see: \n\tthe agent\n\ta substance called"
                    + " air\n\ta sink, which is turned off. In the sink is: nothing.\n\ta cup (containing nothing)\n"
                    + "You also see:\n\tA door to the hallway (that is open)\n\tA door to the outside (that is open)\n";

    private final PromptState state = new PromptState(
            "Boil water.",
            3,
            0.08,
            List.of(
                    HistoryEntry.START,
                    new HistoryEntry("go to kitchen", 0.08, "You move to the kitchen."),
                    new HistoryEntry("wait1", -0.02, "You decide to wait.")),
            LOOK,
            "In your inventory, you see:\n\tan orange\n",
            List.of("hallway", "kitchen"),
            List.of(new SubGoal("navigate_to(kitchen)"), new SubGoal("pick_up(cup)")));

    @Test
    void compactPromptsSayTheSameInLess() {
        Prompts compact = prompts(2, Alignment.ALIGNED, Wording.COMPACT);
        String place = " # see kitchen; a sink (off); a cup; to hallway; to outside"
                + " # have an orange # been hallway, kitchen";

        assertThat(compact.of(Role.EXECUTOR, state))
                .isEqualTo(
                        "Boil water. # 3, 8 # now pick_up < cup > # did GO kitchen +8: You move to the kitchen.; WAIT -2: You"
                                + " decide to wait." + place + " # act?");
        assertThat(compact.of(Role.CONTROLLER, state))
                .endsWith(place + " # goal?")
                .contains(" # done navigate_to kitchen # now pick_up < cup > # did ");
        assertThat(compact.of(Role.SWIFT, state))
                .contains(" # 3, 8 # did go to kitchen +8: ")
                .endsWith(" # act?");
        assertThat(compact.of(Role.FIRST, state)).isEqualTo("Boil water. # 3, 8" + place + " # goal?");
    }

    @Test
    void aPromptThatHidesProgressHasNeitherStepNorPoints() {
        Prompts marked = prompts(2, Alignment.ALIGNED, MARKED);
        String lived = " # did GO kitchen: You move to the kitchen.; WAIT: You decide to wait. # see kitchen;";
        assertThat(marked.of(Role.CONTROLLER, state))
                .startsWith("Boil water. # done navigate_to kitchen # now pick_up < cup >" + lived);
        assertThat(marked.of(Role.SWIFT, state))
                .startsWith("Boil water. # did go to kitchen: You move to the kitchen.; ");
        assertThat(marked.of(Role.FIRST, state)).startsWith("Boil water. # see kitchen;");
        assertThat(MARKED.task(marked.of(Role.FIRST, state))).isEqualTo("Boil water.");
    }

    @Test
    void aControllerIsToldWhatWasMeasured() {
        PromptState later = measuring(
                List.of(new SubGoal("read(stopwatch)"), new SubGoal("wait(2)"), new SubGoal("read(stopwatch)")),
                List.of(
                        "a stopwatch, which is deactivated. The time reads 22 ticks.",
                        "You decide to wait for 1 iterations."));
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT).of(Role.CONTROLLER, later))
                .contains(" # done read stopwatch = 22; wait 2 # now read < stopwatch > #");
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT)
                        .findings("", List.of("measures a temperature of -3 degrees celsius")))
                .containsExactly(" = -3");
    }

    @Test
    void aControllerIsToldOfEarlierSubGoalsOnlyTheLastAndWhatWasMeasured() {
        PromptState ended = measuring(
                List.of(
                        new SubGoal("navigate_to(workshop)"),
                        new SubGoal("monitor(plane B)"),
                        new SubGoal("read(stopwatch)"),
                        new SubGoal("pick_up(brick)"),
                        new SubGoal("wait(2)"),
                        new SubGoal("read(stopwatch)")),
                List.of(
                        "You move.",
                        "It is down.",
                        "The time reads 22 ticks.",
                        "You pick.",
                        "You wait.",
                        "The time reads 23 ticks."));
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT).of(Role.CONTROLLER, ended))
                .contains(
                        " # done monitor plane B; read stopwatch = 22 less; wait 2 # now read < stopwatch > = 23 more #");
        assertThat(prompts(1, Alignment.ALIGNED, ALL_SUB_GOALS).of(Role.CONTROLLER, ended))
                .contains(
                        " # done navigate_to workshop; monitor plane B; read stopwatch = 22 less; pick_up brick; wait 2 # now");
    }

    @Test
    void numbersAreCompared() {
        Prompts prompts = prompts(1, Alignment.ALIGNED, Wording.COMPACT);
        String task =
                "If it is above -50.0 degrees celsius, focus on the red box. If it is below -50.0 degrees celsius, ...";
        assertThat(prompts.findings(
                        task,
                        List.of(
                                "measures a temperature of -70 degrees celsius",
                                "measures a temperature of 120 degrees celsius",
                                "The time reads 26 ticks.",
                                "You wait.",
                                "The time reads 9 ticks.",
                                "The recipe reads: To make salt water, you need to mix sodium chloride, water.")))
                .containsExactly(
                        " = -70 below", " = 120 above", " = 26 more", "", " = 9 less", " = mix sodium chloride, water");
        assertThat(prompts.findings("", List.of("The time reads 26 ticks.", "The time reads 26 ticks.")))
                .containsExactly(" = 26 equal", " = 26 equal");
        assertThat(prompts.findings("", List.of("The time reads 26 ticks."))).containsExactly(" = 26");
        assertThat(prompts.findings(
                        "",
                        List.of(
                                "a plane, with: a brick approximately 69% down the plane",
                                "The time reads 26 ticks.", "a plane, with: a brick at the bottom of the plane")))
                .containsExactly(" = 69 less", " = 26", " = 100 more");
        assertThat(prompts.line(
                        Role.SWIFT,
                        task,
                        new HistoryEntry("use thermometer on lead", 0, "a temperature of -50 degrees celsius")))
                .endsWith("a temperature of -50 degrees celsius at");
        assertThat(prompts.findings("Boil it.", List.of("a temperature of 3 degrees celsius")))
                .containsExactly(" = 3");
    }

    @Test
    void aBulbIsOnAsOtherThingsAre() {
        String look = "This room is called the workshop. In it, you see: | a red light bulb, which is on";
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT).look("", look))
                .endsWith("red light bulb (on)");
    }

    @Test
    void aControllerIsToldWhatTheSubGoalFoundThatHasEnded() {
        PromptState ended = measuring(
                List.of(new SubGoal("read(stopwatch)"), new SubGoal("read(stopwatch)")),
                List.of("The time reads 22 ticks.", "The time reads 23 ticks."));
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT).of(Role.CONTROLLER, ended))
                .contains(" # done read stopwatch = 22 less # now read < stopwatch > = 23 more #");
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT).of(Role.EXECUTOR, ended))
                .contains(" # now read < stopwatch > #");
    }

    @Test
    void compactLinesLeaveOutWhatTheWorldOffersToChooseFrom() {
        HistoryEntry asked = new HistoryEntry(
                "move seed to pot",
                0,
                "Ambiguous request: Please enter the number for the action you intended: | 0: | 1: |");
        assertThat(prompts(1, Alignment.ALIGNED, Wording.COMPACT).line(Role.EXECUTOR, "", asked))
                .isEqualTo("MOVE seed, pot: Ambiguous request");
    }

    @Test
    void theTaskOfAShortPromptIsNothingElse() {
        String prompt = prompts(2, Alignment.ALIGNED, Wording.COMPACT).of(Role.CONTROLLER, state);
        assertThat(Wording.COMPACT.task(prompt)).startsWith("Boil water").doesNotContain("cup", "#");
        assertThat(prompt).contains("cup");
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void ordersAreTaskAndSubGoals(Wording wording) {
        Prompts prompts = prompts(2, Alignment.ALIGNED, wording);
        assertThat(wording.orders(prompts.of(Role.CONTROLLER, state)))
                .contains("Boil water", "cup")
                .doesNotContain("sink", "orange", "wait", "WAIT");
        assertThat(wording.orders(prompts.of(Role.FIRST, state)))
                .contains("Boil water")
                .doesNotContain("sink");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MOVE(jug, sink) | MOVE jug, sink",
                "END_SG() | END_SG",
                "FOCUS(drawing (of a bee)) | FOCUS drawing (of a bee)",
                "navigate_to(living room) | navigate_to living room"
            })
    void compactAnswersHaveNoParenthesesAndMeanTheSame(String formal, String said) {
        for (Role role : List.of(Role.EXECUTOR, Role.CONTROLLER, Role.FIRST)) {
            assertThat(Wording.COMPACT.answer(role, formal)).isEqualTo(said);
            assertThat(Wording.COMPACT.meant(role, said)).isEqualTo(formal);
        }
        assertThat(Wording.COMPACT.meant(Role.SWIFT, "go to kitchen")).isEqualTo("go to kitchen");
        assertThat(Wording.COMPACT.meant(Role.EXECUTOR, "")).isEmpty();
        assertThat(Wording.ORIGINAL.answer(Role.EXECUTOR, formal)).isEqualTo(formal);
    }

    @Test
    void compactPromptsAreMuchShorter() {
        String compact = prompts(10, Alignment.ALIGNED, Wording.COMPACT).of(Role.EXECUTOR, state);
        String original = prompts(10, Alignment.ALIGNED, Wording.ORIGINAL).of(Role.EXECUTOR, state);

        assertThat(compact.length()).isLessThan(original.length() * 6 / 10);
    }

    @Test
    void formalSwiftSeesFormalActions() {
        assertThat(prompts(10, Alignment.ORIGINAL, Wording.ORIGINAL_FORMAL).of(Role.SWIFT, state))
                .contains("> GO(kitchen) (+8) -->")
                .doesNotContain("go to kitchen");
    }

    /** The published code tidies a prompt as a whole, Cairn its parts. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void partsTidiedByThemselvesMakeTheSamePrompt(long seed) {
        Random random = new Random(seed);
        Prompts prompts = prompts(10, Alignment.ORIGINAL, Wording.ORIGINAL);
        for (int i = 0; i < 3000; i++) {
            String task = text(random);
            String look = text(random);
            String inventory = text(random);
            String room = text(random);
            String observation = text(random);
            String action = text(random);
            PromptState moment = new PromptState(
                    task,
                    1,
                    0,
                    List.of(new HistoryEntry(action, 0, observation)),
                    look,
                    inventory,
                    List.of(room, room),
                    List.of());
            String whole = task + " </s> Time: 1; Score: 0; </s> Action history: </s> <extra_id_10> " + action
                    + " (+0) --> " + observation + " |  </s> Current environment: " + look
                    + " </s> Current inventory: " + inventory + " </s> Visited rooms: " + room + ", " + room
                    + " </s>  What action should you do next? </s> ";

            assertThat(prompts.of(Role.SWIFT, moment))
                    .as("seed %d, prompt %d", seed, i)
                    .isEqualTo(DOMAIN.promptTexts().tidy(whole));
        }
    }

    @Test
    void optionsOfCompactAreForNoOtherStyle() {
        assertThatThrownBy(() -> new Wording(Style.ORIGINAL, true, EarlierSubGoals.MEASURED, false))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("mark-task-objects is true: expected nothing with this style; it is an option of compact");
        assertThatThrownBy(() -> new Wording(Style.ORIGINAL_FORMAL, false, EarlierSubGoals.ALL, false))
                .hasMessageStartingWith("earlier-sub-goals is all");
        assertThatThrownBy(() -> new Wording(Style.ORIGINAL, false, EarlierSubGoals.MEASURED, true))
                .hasMessageStartingWith("hide-progress is true");
    }

    @Test
    void eachOptionOfCompactChangesOneThing() {
        PromptState moment = measuring(
                List.of(new SubGoal("a(x)"), new SubGoal("b(y)"), new SubGoal("c(z)")), List.of("1.", "2.", "3."));
        String usual = prompts(2, Alignment.ALIGNED, Wording.COMPACT).of(Role.CONTROLLER, moment);
        Wording marks = new Wording(Style.COMPACT, true, EarlierSubGoals.MEASURED, false);
        Wording hides = new Wording(Style.COMPACT, false, EarlierSubGoals.MEASURED, true);

        assertThat(usual).contains("Focus on the sink. # 9, 0 # done b y # now").contains("; a sink (off)");
        assertThat(prompts(2, Alignment.ALIGNED, marks).of(Role.CONTROLLER, moment))
                .isEqualTo(usual.replace("; a sink (off)", "; a * sink (off)"));
        assertThat(prompts(2, Alignment.ALIGNED, ALL_SUB_GOALS).of(Role.CONTROLLER, moment))
                .isEqualTo(usual.replace("# done b y", "# done a x; b y"));
        assertThat(prompts(2, Alignment.ALIGNED, hides).of(Role.CONTROLLER, moment))
                .isEqualTo(usual.replace(" # 9, 0", ""));
    }

    /** Nothing in it is particular to one world. */
    @Test
    void compactPromptsOfAnotherWorldAreInItsWords() {
        PromptState moment = new PromptState(
                "Bring the red ball to the pantry and leave it there.",
                2,
                0,
                List.of(HistoryEntry.START, new HistoryEntry("go to study", 0, "You are in the study now.")),
                "You are in the study. There is a note. There is a red ball. The door to the hall is open.",
                "You carry: nothing.",
                List.of("hall", "study"),
                List.of(new SubGoal("take(red ball)")));
        assertThat(new Prompts(new ToyWorld(), 2, Alignment.ALIGNED, MARKED).of(Role.EXECUTOR, moment))
                .isEqualTo(
                        "Bring the red ball to the pantry and leave it there. # now take < red ball > # did LOOK_AROUND;"
                                + " GO_TO study: You are in the study now. # see study; note; * red ball; door to hall: open # have"
                                + " nothing # been hall, study # act?");
    }

    static List<Wording> wordings() {
        return List.of(Wording.ORIGINAL, Wording.ORIGINAL_FORMAL, Wording.COMPACT, ALL_SUB_GOALS, MARKED);
    }

    private static Prompts prompts(int history, Alignment alignment, Wording wording) {
        return new Prompts(DOMAIN, history, alignment, wording);
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(7))
                .mapToObj(i -> FRAGMENTS.get(random.nextInt(FRAGMENTS.size())))
                .reduce("x", String::concat)
                .substring(random.nextInt(2));
    }

    private static PromptState measuring(List<SubGoal> subGoals, List<String> outcomes) {
        return new PromptState(
                "Focus on the sink.",
                9,
                0,
                List.of(HistoryEntry.START),
                LOOK,
                "",
                List.of("kitchen"),
                subGoals,
                outcomes);
    }

    /** Among them the numbers that answer questions of the world, which have no form. */
    @ParameterizedTest
    @MethodSource("wordings")
    void everyActionOfEverySolutionOfTheToyWorldIsReadBack(Wording wording) {
        ToyWorld toy = new ToyWorld();
        Prompts prompts = new Prompts(toy, 3, Alignment.ALIGNED, wording);
        try (TextEnvironment environment = toy.open()) {
            Set<String> actions = toy.tasks().all().stream()
                    .flatMap(task -> toy.tasks().variations(task, Split.TRAIN).stream())
                    .flatMap(variation -> TrajectoryRecorder.record(environment, variation).steps().stream())
                    .map(Step::action)
                    .collect(Collectors.toSet());
            assertThat(actions).contains("0", "1").allSatisfy(action -> {
                String formal = prompts.action(Role.EXECUTOR, action).orElseThrow();
                String said = prompts.answer(Role.EXECUTOR, formal);
                assertThat(toy.actions().readings(wording.meant(Role.EXECUTOR, said)))
                        .contains(action);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TAKE(red ball)|TAKE red ball",
                "PUT(cup, in box)|PUT cup, in box",
                "LOOK_AROUND()|LOOK_AROUND",
                "0|\"0\"",
                "press 3, 4|\"press 3, 4\"",
                "\"hello\"|\"\"hello\"\"",
                "END_SG()|END_SG"
            })
    void whatACompactAnswerSaysIsWhatWasMeant(String action, String said) {
        assertThat(Wording.COMPACT.answer(Role.EXECUTOR, action)).isEqualTo(said);
        assertThat(Wording.COMPACT.meant(Role.EXECUTOR, said)).isEqualTo(action);
    }
}
