package dev.cairn.distill.annotate.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.distill.annotate.Annotation;
import dev.cairn.distill.annotate.AnnotationFailedException;
import dev.cairn.distill.annotate.FirstOf;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.annotate.repair.RepairLog;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatServer;
import dev.cairn.llm.ChatServer.Received;
import dev.cairn.llm.ChatServer.Reply;
import dev.cairn.llm.FakeTime;
import dev.cairn.llm.LlmUnusableException;
import dev.cairn.llm.http.HttpChat;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.http.RequestFields;
import dev.cairn.llm.retry.Backoff;
import dev.cairn.llm.retry.RetryingChat;
import dev.cairn.scienceworld.action.ScienceWorldActions;
import dev.cairn.scienceworld.annotate.ScienceWorldExamples;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import dev.cairn.scienceworld.gold.GoldFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LlmAnnotatorTest {
    /** Kept actions: open door, go, focus, pick up, then back and into the box. */
    private static final Trajectory FIND_ANIMAL = GoldFixture.ofTask("4-4");

    private static final String RIGHT = WorkedExamples.of(new ScienceWorldExamples())
            .of(FIND_ANIMAL.variation().task())
            .orElseThrow()
            .answer();

    @Test
    void aRightAnswerIsTakenAsItIs() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says(RIGHT))) {
            Annotation.Done done = done(llm(server, LlmOptions.Missing.ASK).attempt(FIND_ANIMAL));
            assertThat(done.repairs()).isEqualTo(RepairLog.NONE);
            assertThat(done.trajectory().annotator()).isEqualTo("llm");
            assertThat(subGoals(done.trajectory()))
                    .containsExactly(
                            "navigate_to(outside)",
                            "focus_on(dove egg)",
                            "pick_up(dove egg)",
                            "navigate_to(kitchen)",
                            "place(dove egg, red box)");
            Received question = server.received().get(0);
            assertThat(question.body().path("messages").findValuesAsText("role"))
                    .containsExactly("system", "user", "assistant", "user", "assistant", "user");
            assertThat(question.question()).contains("open door to kitchen, go to kitchen, open door to outside, ");
        }
    }

    @Test
    void whatAnAnswerLeavesOutIsAskedForInOneMoreQuestion() {
        String holed = RIGHT.replace("'open door to kitchen', 'go to kitchen', 'open door to outside', ", "");
        Function<Received, Reply> replies = request -> request.question().startsWith("These commands are missing")
                ? ChatServer.says("1- go_through(kitchen): "
                        + "{'open door to kitchen', 'go to kitchen', 'open door to outside'}")
                : ChatServer.says(holed);
        try (ChatServer server = new ChatServer(replies)) {
            Annotation.Done done = done(llm(server, LlmOptions.Missing.ASK).attempt(FIND_ANIMAL));
            assertThat(subGoals(done.trajectory())).startsWith("go_through(kitchen)", "navigate_to(outside)");
            assertThat(done.repairs().namedRuns()).isEqualTo(1);
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).question())
                    .contains("['open door to kitchen', 'go to kitchen', 'open door to outside']");
        }
    }

    @Test
    void rulesNameWhatIsMissingWhereTheyAreToldTo() {
        String holed = RIGHT.replaceFirst("(?m)^1-.*$", "").replace("2-", "1-");
        try (ChatServer server = new ChatServer(request -> ChatServer.says(holed))) {
            Annotation.Done done = done(llm(server, LlmOptions.Missing.RULES).attempt(FIND_ANIMAL));
            assertThat(subGoals(done.trajectory())).startsWith("navigate_to(outside)", "focus_on(dove egg)");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aRunThatNobodyCanNameJoinsTheSubGoalBeforeItAndIsCounted() {
        String holed =
                RIGHT.replace("'pick up dove'", "").replace("'open door to kitchen', 'go to kitchen'}\n5", "}\n5");
        Function<Received, Reply> replies = request -> request.question().startsWith("These commands are missing")
                ? ChatServer.says("I am not sure what you mean.")
                : ChatServer.says(holed);
        try (ChatServer server = new ChatServer(replies)) {
            Annotation.Done done = done(llm(server, LlmOptions.Missing.ASK).attempt(FIND_ANIMAL));
            assertThat(done.repairs().stalledRuns()).isEqualTo(1);
            assertThat(done.repairs().alignedAtOnce()).isFalse();
            assertThat(done.trajectory().segments()).extracting(Segment::length).contains(4);
        }
    }

    @Test
    void anAnswerThatIsCutAtItsTokenLimitIsMendedAndRemarked() {
        String cut = RIGHT.substring(0, RIGHT.indexOf("4-"));
        try (ChatServer server = new ChatServer(request -> request.question().startsWith("These commands are missing")
                ? ChatServer.says(RIGHT.substring(RIGHT.indexOf("4-")))
                : ChatServer.ok(Map.of("content", cut), "length"))) {
            Annotation.Done done = done(llm(server, LlmOptions.Missing.ASK).attempt(FIND_ANIMAL));
            assertThat(subGoals(done.trajectory()))
                    .containsExactly(
                            "navigate_to(outside)",
                            "focus_on(dove egg)",
                            "pick_up(dove egg)",
                            "navigate_to(kitchen)",
                            "place(dove egg, red box)");
            assertThat(server.received()).hasSize(2);
            assertThat(done.repairs().namedRuns()).isEqualTo(1);
            assertThat(done.repairs().lastReplaced()).isFalse();
            assertThat(done.repairs().remarks()).containsExactly("the answer reached its limit of 900 tokens");
            assertThat(done.repairs().alignedAtOnce()).isFalse();
        }
    }

    /** Wherever it breaks off: the last sub-goal is never one that the answer gave to an action before it. */
    @Test
    void theLastActionOfAnAnswerThatBreaksOffIsNotTakenForTheTrajectorysLast() {
        List<String> plain = RIGHT.lines()
                .map(line -> line.replaceFirst("^\\d+- ", "").replaceAll("[{}]", ""))
                .toList();
        String lines = plain.stream()
                .map(line -> line.replace(": '", "\n- ").replace("', '", "\n- ").replaceAll("'$", ""))
                .collect(Collectors.joining("\n"));
        for (String answer : List.of(RIGHT, lines)) {
            for (int cut = answer.indexOf("focus_on"); cut < answer.indexOf("move "); cut++) {
                String said = answer.substring(0, cut);
                try (ChatServer server = new ChatServer(request -> ChatServer.ok(Map.of("content", said), "length"))) {
                    Annotation.Done done =
                            done(llm(server, LlmOptions.Missing.RULES).attempt(FIND_ANIMAL));
                    List<String> subGoals = subGoals(done.trajectory());
                    assertThat(subGoals.get(subGoals.size() - 1)).as(said).startsWith("place(");
                }
            }
        }
    }

    @Test
    void aRefusalOrAnEmptyAnswerIsReportedWithItsReason() {
        assertThat(failure(ChatServer.says("I'm sorry, I can't.")))
                .isEqualTo("no sub-goals in the answer: 'I'm sorry, I can't.'");
        assertThat(failure(ChatServer.says(""))).isEqualTo("no sub-goals in the answer: it is empty");
    }

    @Test
    void aRequestThatIsTooLongIsReportedWithItsReason() {
        assertThat(failure(ChatServer.error(400, "context length exceeded"))).endsWith("400: context length exceeded");
    }

    @Test
    void aServerThatKeepsFailingIsReported() {
        assertThat(failure(ChatServer.error(500, "out of order"))).endsWith("500: out of order");
    }

    @Test
    void aWrongKeyIsNotTheTrajectorysFault() {
        try (ChatServer server = new ChatServer(request -> ChatServer.error(401, "key"))) {
            assertThatThrownBy(() -> llm(server, LlmOptions.Missing.ASK).attempt(FIND_ANIMAL))
                    .isInstanceOf(LlmUnusableException.class);
        }
    }

    @Test
    void aloneAFailureIsAnExceptionThatNamesTheVariation() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("No."))) {
            assertThatThrownBy(() -> llm(server, LlmOptions.Missing.ASK).annotate(FIND_ANIMAL))
                    .isInstanceOf(AnnotationFailedException.class)
                    .hasMessageContaining(FIND_ANIMAL.variation().key());
        }
    }

    /** All kinds of trouble one after the other; every trajectory of the 30 tasks ends annotated. */
    @Test
    void troubleOfEveryKindEndsWithAllTrajectoriesAnnotated() {
        Reply busy = new Reply.Send(429, Map.of("Retry-After", "3"), "");
        List<Reply> troubles = List.of(
                busy,
                ChatServer.error(500, "oops"),
                new Reply.CutOff("{\"choices\": [{\"message\": {\"content\": \"...\"}}]}"),
                new Reply.Send(200, Map.of(), "{\"choices\": 7}"),
                ChatServer.says("I would rather not."),
                ChatServer.says(""));
        int[] next = {0};
        try (ChatServer server = new ChatServer(request -> {
            synchronized (next) {
                return next[0]++ % 2 == 0
                        ? troubles.get(next[0] / 2 % troubles.size())
                        : ChatServer.says(answerTo(request.question()));
            }
        })) {
            FirstOf mixed = new FirstOf(
                    List.of(llm(server, LlmOptions.Missing.ASK), new RuleAnnotator(new ScienceWorldRules())));
            Map<String, Long> annotators = GoldFixture.onePerTask().stream()
                    .map(trajectory -> done(mixed.attempt(trajectory)).trajectory())
                    .collect(Collectors.groupingBy(AnnotatedTrajectory::annotator, Collectors.counting()));
            assertThat(annotators).containsOnlyKeys("llm", "rules");
            assertThat(annotators.values().stream().mapToLong(count -> count).sum())
                    .isEqualTo(30);
            assertThat(mixed.name()).isEqualTo("llm,rules");
        }
    }

    @Test
    void whyTheFirstAnnotatorFailedIsAmongTheRemarks() {
        try (ChatServer server = new ChatServer(request -> ChatServer.says("No."))) {
            Annotation.Done done = done(new FirstOf(
                            List.of(llm(server, LlmOptions.Missing.ASK), new RuleAnnotator(new ScienceWorldRules())))
                    .attempt(FIND_ANIMAL));
            assertThat(done.repairs().remarks()).containsExactly("llm: no sub-goals in the answer: 'No.'");
        }
    }

    @Test
    void aModelMustBeNamed() {
        assertThatThrownBy(() -> new LlmOptions(" ", 100, LlmOptions.Missing.ASK))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("CAIRN_LLM_MODEL");
    }

    /** Cuts whatever it is asked about into pieces of three. */
    private static String answerTo(String question) {
        String path = question.split("solve it: ")[1].split("\n")[0].strip();
        List<String> actions = List.of(path.split(",\\s*"));
        return IntStream.range(0, (actions.size() + 2) / 3)
                .mapToObj(i -> (i + 1) + "- part(" + i + "): "
                        + actions.subList(3 * i, Math.min(3 * i + 3, actions.size())).stream()
                                .collect(Collectors.joining("', '", "{'", "'}")))
                .collect(Collectors.joining("\n"));
    }

    private static String failure(Reply reply) {
        try (ChatServer server = new ChatServer(request -> reply)) {
            Annotation annotation = llm(server, LlmOptions.Missing.ASK).attempt(FIND_ANIMAL);
            assertThat(annotation).isInstanceOf(Annotation.Failed.class);
            return ((Annotation.Failed) annotation).reason();
        }
    }

    private static Annotation.Done done(Annotation annotation) {
        assertThat(annotation).isInstanceOf(Annotation.Done.class);
        return (Annotation.Done) annotation;
    }

    private static List<String> subGoals(AnnotatedTrajectory trajectory) {
        assertThat(trajectory.trajectory()).isEqualTo(new ScienceWorldRules().kept(FIND_ANIMAL));
        return trajectory.segments().stream()
                .map(segment -> segment.subGoal().text())
                .toList();
    }

    private static LlmAnnotator llm(ChatServer server, LlmOptions.Missing missing) {
        FakeTime time = new FakeTime();
        ChatModel http = new HttpChat(
                new LlmServer(server.url(), Optional.empty(), Duration.ofSeconds(20), RequestFields.DEFAULT), time);
        Backoff backoff = new Backoff(3, Duration.ofSeconds(1), 2, Duration.ofSeconds(9), 0.5);
        return new LlmAnnotator(
                ScienceWorldActions.EXACT,
                new ScienceWorldRules(),
                new RetryingChat(http, backoff, time),
                new AnnotationPrompts(WorkedExamples.of(new ScienceWorldExamples())),
                new LlmOptions("stand-in", 900, missing));
    }
}
