package dev.cairn.distill.annotate.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantAnswerReaderTest {
    private static final List<AnnotatedAction> BOTH = List.of(
            new AnnotatedAction("open door to kitchen", "navigate_to(kitchen)"),
            new AnnotatedAction("go to kitchen", "navigate_to(kitchen)"),
            new AnnotatedAction("pick up cup", "pick_up(cup)"));

    private final TolerantAnswerReader reader = new TolerantAnswerReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1- navigate_to(kitchen) : {'open door to kitchen', 'go to kitchen'} 2- pick_up(cup): {'pick up cup'}",
                "1-navigate_to(kitchen):{'open door to kitchen','go to kitchen'}2-pick_up(cup):{'pick up cup'}",
                "1. navigate_to(kitchen): [\"open door to kitchen\", \"go to kitchen\"]\n2. pick_up(cup): [\"pick up cup\"]",
                "1) navigate_to(kitchen):  {open door to kitchen, go to kitchen}\n2) pick_up(cup)  :  {pick up cup}.",
                "1 – navigate_to(kitchen): {‘open door to kitchen’, ‘go to kitchen’} 2 – pick_up(cup): {“pick up cup”}",
                "navigate_to(kitchen): {'open door to kitchen', 'go to kitchen',}\npick_up(cup): {'pick up cup'}",
                "Sure! Here are 2 sub-tasks:\n\n**1- navigate_to(kitchen)**: {`open door to kitchen`,\n `go to kitchen`}\n"
                        + "**2- pick_up(cup)**: {`pick up cup`}\n\nLet me know if I can do more.",
                "{\"navigate_to(kitchen)\": [\"open door to kitchen\", \"go to kitchen\"], \"pick_up(cup)\": [\"pick up cup\"]}",
                "1. navigate_to(kitchen):\n   - open door to kitchen\n   - go to kitchen\n2. pick_up(cup)\n   * pick up cup\n",
                "41- navigate_to(kitchen): {'open door to kitchen', 'go to kitchen'} 40- pick_up(cup): {{'pick up cup'}}",
            })
    void anyStyleSaysTheSame(String text) {
        assertThat(reader.read(text).actions()).isEqualTo(BOTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[('navigate_to(kitchen)', ['open door to kitchen', 'go to kitchen']), ('pick_up(cup)', ['pick up cup'])]",
                "subtasks = [\n    (\"navigate_to(kitchen)\", (\"open door to kitchen\", \"go to kitchen\")),\n    (\"pick_up(cup)\", (\"pick up cup\",)),\n]",
                "[{\"name\": \"navigate_to(kitchen)\", \"commands\": \"open door to kitchen, go to kitchen\"}, {\"name\": \"pick_up(cup)\", \"commands\": \"pick up cup\"}]",
                "[\n  // first\n  {\"navigate_to(kitchen)\": [\"open door to kitchen\", \"go to kitchen\"]},\n  # then\n  {\"pick_up(cup)\": [\"pick up cup\"]}\n]",
                "1- navigate_to(kitchen):\nopen door to kitchen\ngo to kitchen\n2- pick_up(cup):\npick up cup",
                "1. navigate_to(kitchen)\n   Commands: open door to kitchen, go to kitchen\n2. pick_up(cup)\n   Commands: pick up cup",
                "name: navigate_to(kitchen)\ncommands: ['open door to kitchen', 'go to kitchen']\nname: pick_up(cup)\ncommands: ['pick up cup']",
                "[[subtask]]\nname = \"navigate_to(kitchen)\"\ncommands = [\"open door to kitchen\", \"go to kitchen\"]\n[[subtask]]\nname = \"pick_up(cup)\"\ncommands = [\"pick up cup\"]",
                "1- navigate_to(kitchen) (2 commands): {'open door to kitchen', 'go to kitchen'} 2- pick_up(cup) (1 command): {'pick up cup'}",
                "1- navigate_to('kitchen'): {'open door to kitchen', 'go to kitchen'} 2- pick_up(\"cup\"): {'pick up cup'}",
                "1- navigate to(kitchen): {'open door to kitchen', 'go to kitchen'} 2- pick up(cup): {'pick up cup'}",
                "1- navigate_to(kitchen) -> 'open door to kitchen' -> 'go to kitchen'\n2- pick_up(cup) -> 'pick up cup'",
                "1- navigate_to(kitchen): open door to kitchen | go to kitchen\n2- pick_up(cup): pick up cup",
                "1- navigate_to(kitchen): open door to kitchen / go to kitchen\n2- pick_up(cup): pick up cup",
                "1. navigate_to(kitchen)\n  (i) open door to kitchen\n  (ii) go to kitchen\n2. pick_up(cup)\n  (i) pick up cup",
            })
    void whatProgramsAndListsMakeOfItIsReadToo(String text) {
        assertThat(reader.read(text).actions()).isEqualTo(BOTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>\n1- leave_room(): {'wait'}, then the rest.\n</think>\n1- navigate_to(kitchen): {'open door to kitchen',"
                        + " 'go to kitchen'} 2- pick_up(cup): {'pick up cup'}",
                "1- navigate_to(kitchen) {'open door to kitchen', 'go to kitchen'}\n2- pick_up(cup) -> {'pick up cup'}",
                "1- navigate_to(kitchen): ('open door to kitchen', 'go to kitchen')\n2- pick_up(cup): (pick up cup)",
                "1- navigate_to(kitchen): open door to kitchen, go to kitchen\n2- pick_up(cup): pick up cup.",
                "1. navigate_to(kitchen)\n   1.1 open door to kitchen\n   1.2 go to kitchen\n2. pick_up(cup)\n   2.1 pick up cup",
                "1. navigate_to(kitchen)\n  a) open door to kitchen\n  b) go to kitchen\n2. pick_up(cup)\n  (a) pick up cup",
                "- navigate_to(kitchen)\n  - open door to kitchen\n  - go to kitchen\n- pick_up(cup)\n  - pick up cup",
                "* **navigate_to(kitchen)**\n    * `open door to kitchen`\n    * `go to kitchen`\n* **pick_up(cup)**\n\n    * `pick up cup`",
                "### 1. navigate_to(kitchen)\n1. open door to kitchen\n2. go to kitchen.\n### 2. pick_up(cup)\n1. pick up cup",
                "Sub-goal 1: navigate_to(kitchen)\nActions:\n- open door to kitchen\n- go to kitchen\nSub-goal 2: pick_up(cup)\nActions:\n- pick up cup",
                "1. navigate_to(kitchen): to get there first\n - open door to kitchen\n - go to kitchen\n2. pick_up(cup): 'pick up cup'",
                "| # | Sub-goal | Actions |\n|---|:--|---|\n| 1 | navigate_to(kitchen) | open door to kitchen, go to kitchen |\n| 2 | `pick_up(cup)` | pick up cup |",
                "| Sub-goal | Action |\n|---|---|\n| navigate_to(kitchen) | open door to kitchen |\n| | go to kitchen |\n| pick_up(cup) | {'pick up cup'} |",
                "| navigate_to(kitchen) | open door to kitchen<br>go to kitchen |\n| pick_up(cup) | pick up cup |",
                "1- navigate_to(kitchen): {«open door to kitchen», »go to kitchen«} 2- pick_up(cup): {„pick up cup“}",
                "{\"subtasks\": [{\"name\": \"navigate_to(kitchen)\", \"commands\": [\"open door to kitchen\", \"go to kitchen\"]},"
                        + " {\"name\": \"pick_up(cup)\", \"commands\": [\"pick up cup\"]}]}",
                "Here it is:\n```json\n[{\"actions\": [{\"action\": \"open door to kitchen\", \"why\": \"closed\"}, {\"action\": \"go to kitchen\"}],"
                        + " \"goal\": \"navigate_to(kitchen)\"},\n{\"actions\": [\"pick up cup\"], \"goal\": \"pick_up(cup)\"}]\n```\nDone.",
                "{'navigate_to(kitchen)': ['open door to kitchen', 'go to kitchen',], 'pick_up(cup)': 'pick up cup'}",
                "[[\"navigate_to(kitchen)\", [\"open door to kitchen\", \"go to kitchen\"]], [\"pick_up(cup)\", [\"pick up cup\"]]]",
                "[{\"name\": \"navigate_to\", \"arguments\": [\"kitchen\"], \"commands\": [\"open door to kitchen\", \"go to kitchen\"]},"
                        + " {\"name\": \"pick_up\", \"arguments\": \"cup\", \"commands\": [\"pick up cup\"]}]",
                """
                {"name": "navigate_to(kitchen)", "commands": ["open door to kitchen", "go to kitchen"]}
                {"name": "pick_up(cup)", "commands": ["pick up cup"]}
                """,
                "[{\"name\": \"navigate_to(kitchen)\", \"commands\": [\"open door to kitchen\", \"go to kitchen\"]},"
                        + " {\"name\": \"pick_up(cup)\", \"commands\": [\"pick up cup\", \"go to ki",
                "1- navigate\\_to(kitchen): \\{'open door to kitchen', 'go to kitchen'\\}\n2- pick\\_up(cup): \\{'pick up cup'\\}",
                "1- navigate_to(kitchen)：【「open door to kitchen」、「go to kitchen」】\n2- pick_up(cup)：【「pick up cup」】",
                "- [ ] navigate_to(kitchen)\n  - [x] open door to kitchen\n  - [x] go to kitchen\n- [ ] pick_up(cup)\n  - [X] pick up cup",
                "1- navigate_to(kitchen):\r\n{'open door to kitchen',\r\n'go to kitchen'}\r\n2- pick_up(cup):\r\n{'pick up cup'}",
                "1- navigate_to(kitchen): {'open door to kitchen', 'go to kitchen'\n2- pick_up(cup): {'pick up cup'}",
            })
    void soDoManyOthers(String text) {
        assertThat(reader.read(text).actions()).isEqualTo(BOTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Summary: {'go to kitchen'}",
                "Summary:\n- go to kitchen\n- pick up cup",
                "In summary, all actions are used.\n- go to kitchen",
                "**Note:** go to kitchen",
                "3. Summary\n   - go to kitchen",
                "Let me know (if you like) {more}.",
            })
    void aClosingSummaryIsNoSubGoal(String summary) {
        for (String answer : List.of(
                "1- navigate_to(kitchen): {'open door to kitchen', 'go to kitchen'}\n2- pick_up(cup): {'pick up cup'}\n",
                "1. navigate_to(kitchen)\n - open door to kitchen\n - go to kitchen\n2. pick_up(cup)\n - pick up cup\n\n")) {
            assertThat(reader.read(answer + summary).actions()).isEqualTo(BOTH);
        }
    }

    @Test
    void whatIsLeftOutIsRemarked() {
        assertThat(reader.read("1- pick_up(cup): {'pick up cup'}\nSummary: {'go to kitchen'}\n- the end")
                        .remarks())
                .containsExactly(
                        "actions without a sub-goal were left out: Summary: {'go to kitchen'}",
                        "an action without a sub-goal was left out: the end");
        assertThat(reader.read("{\"pick_up(cup)\": [\"pick up cup\"], \"summary\": [\"go\"]}")
                        .remarks())
                .containsExactly("actions without a sub-goal were left out: 'summary' is no name(arguments)");
        assertThat(reader.read("1. pick_up(cup)\n - pick up cup\n2. Go on:\n - go to kitchen")
                        .remarks())
                .first()
                .isEqualTo("no sub-goal, since it is no name(arguments): Go on:");
    }

    @Test
    void roundBracketsInsideActionsAndArgumentsBelongToThem() {
        for (String list : List.of(
                "1- focus_on(book (beyond good and evil)): {'focus on book (beyond good and evil)', 'wait'}",
                "1- focus_on(book (beyond good and evil)): (focus on book (beyond good and evil), wait)",
                "1- focus_on(book (beyond good and evil)): focus on book (beyond good and evil), wait",
                "1. focus_on(book (beyond good and evil))\n - focus on book (beyond good and evil)\n - wait")) {
            assertThat(reader.read(list).actions())
                    .containsExactly(
                            new AnnotatedAction(
                                    "focus on book (beyond good and evil)", "focus_on(book (beyond good and evil))"),
                            new AnnotatedAction("wait", "focus_on(book (beyond good and evil))"));
        }
    }

    /** Quadratic time would take minutes. */
    @ParameterizedTest
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    @ValueSource(
            strings = {
                " ",
                "\n",
                "(",
                ")",
                "{",
                "[",
                "a(",
                "a()",
                "a(b) ",
                "a(b): ",
                "1- ",
                "1.",
                "'",
                "' ",
                "{'",
                "a(b): {'",
                "| ",
                "a(b) |",
                "| a",
                "- ",
                "* ",
                "#",
                ":",
                "a(b): (",
                "\"",
                "x",
                "-",
                "1- a(b): {'c'} ",
                "- a(b)\n",
                "(a",
                "{\"a\":",
                "},",
                "«"
            })
    void timeGrowsWithTheLengthOnly(String part) {
        for (String answer :
                List.of(part.repeat(100_000), "1- foo" + part.repeat(100_000), "1- a(b): {'c" + part.repeat(100_000))) {
            try {
                reader.read(answer);
            } catch (UnreadableAnswerException e) {
                assertThat(e).hasMessageContaining("no sub-goals");
            }
        }
    }

    @Test
    void commasApostrophesAndFullStopsInsideQuotesBelongToTheAction() {
        assertThat(reader.read("1- read(note): {'read cook's note', 'mix salt, sugar', 'wait 3.5'}")
                        .actions())
                .extracting(AnnotatedAction::action)
                .containsExactly("read cook's note", "mix salt, sugar", "wait 3.5");
    }

    @Test
    void numbersInsideBracketsAreNoItems() {
        assertThat(reader.read("1- heat(water, 10 - 20): {'wait'} 2- move(1-2): {'go'}")
                        .actions())
                .extracting(AnnotatedAction::subGoal)
                .containsExactly("heat(water, 10 - 20)", "move(1-2)");
    }

    @Test
    void anAnswerThatWasCutOffGivesWhatIsWhole() {
        Answer answer = reader.read("1- navigate_to(kitchen): {'open door to kitchen', 'go to kitc");
        assertThat(answer.actions()).containsExactly(BOTH.get(0));
        assertThat(answer.remarks()).containsExactly("the answer breaks off in the middle of its last sub-goal");
    }

    @Test
    void anEmptySubGoalIsLeftOutWithARemark() {
        Answer answer = reader.read("1- think(): {} 2- pick_up(cup): {'pick up cup'}");
        assertThat(answer.actions()).containsExactly(BOTH.get(2));
        assertThat(answer.remarks()).containsExactly("a sub-goal without actions was left out: think()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "I am sorry, but I cannot help with that.", "1- navigate_to(kitchen)", "{}", "1- a: {}"})
    void anAnswerWithoutSubGoalsIsRefused(String text) {
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining(text.isEmpty() ? "it is empty" : text.substring(0, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1-\u00a0navigate_to(kitchen)\u202f: {'open\u00a0door to kitchen', 'go to kitchen'}\u20282- pick_up(cup): {'pick up cup'}",
                "1- navigate_to（kitchen）：｛'open door to kitchen'，'go to kitchen'｝\n2- pick_up（cup）：［'pick up cup'］",
                "1- navigate_to(kit\u200bchen): {'open door\u0000to kitchen', 'go\u000bto kitchen'}\r2- pick_up(\u202ecup\ud800): {'pick up \u001bcup'}",
                "{\"navigate_to(kit\\u200bchen)\": [\"open\\u00a0door to kitchen\", \"go to\\u001bkitchen\"], \"pick_up（cup）\": [\"pick up cup\\ufeff\"]}",
            })
    void wideAndUnseenCharactersAreReadAsPlainOnes(String text) {
        assertThat(reader.read(text).actions())
                .extracting(action -> new AnnotatedAction(action.action().replaceAll(" +", " "), action.subGoal()))
                .isEqualTo(BOTH);
    }

    @Test
    void aNameMayHaveLettersWithMarks() {
        for (String name : List.of("जाओ", "की_ओर", "กลับบ้าน", "e\u0301tudier")) {
            assertThat(reader.read("1- " + name + "(रसोई): {'go to kitchen'}").actions())
                    .containsExactly(new AnnotatedAction("go to kitchen", name + "(रसोई)"));
        }
    }

    @Test
    void aFewWordsMayStandBetweenALabelAndItsList() {
        String text = "1- navigate_to(kitchen) from the hall: {'open door to kitchen', 'go to kitchen'}\n"
                + "2- pick_up(cup) in kitchen : ['pick up cup']";
        assertThat(reader.read(text)).isEqualTo(new Answer(BOTH, List.of()));
        assertThat(reader.read(text + "\n\nAs navigate_to(kitchen) shows, this is done: {'look around'}")
                        .actions())
                .isEqualTo(BOTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "x\n", "- x\n", "1- x\n", "|x\n", "a(b)\n", "a(b): {'x'\n", "(", "{", "'"})
    void thousandsOfLinesTakeNoLongerEachThanAFew(String unit) {
        long few = cpuMillis(unit, 1 << 18);
        long many = cpuMillis(unit, 1 << 22);
        // sixteen times as much: 16 times as long if the time is in proportion, 256 times if it grows with the square
        assertThat(many).isLessThan(60 * Math.max(few, 40));
    }

    private long cpuMillis(String unit, int length) {
        String text = unit.repeat(length / unit.length());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        try {
            reader.read(text);
        } catch (UnreadableAnswerException e) {
            assertThat(e).hasMessageContaining("sub-goal");
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
    }
}
