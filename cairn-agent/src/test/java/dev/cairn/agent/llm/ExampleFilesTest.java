package dev.cairn.agent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.Variation;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples that come with Cairn are what the real simulator says. {@code -Dcairn.examples=write} writes them again: of the
 * first ten training variations of each task the one with the shortest gold trajectory, with the rules' sub-goals as thoughts.
 */
class ExampleFilesTest {
    private static final EnvironmentFactory WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    private static final Path FOLDER =
            Path.of("../cairn-scienceworld/src/main/resources/dev/cairn/scienceworld/agent/examples");
    private static final boolean WRITE = "write".equals(System.getProperty("cairn.examples"));
    private static final Pattern VARIATION = Pattern.compile("training variation (\\d+)");
    private static final Pattern MORE = Pattern.compile("# the same (\\d+) times more");

    /** A look at some of the tasks is enough, since the files change only when they are written again. */
    private static final int EVERY = 6;

    private static final int CANDIDATES = 10;

    static Stream<TaskId> tasks() {
        return WORLD.tasks().all().stream().filter(task -> WRITE || task.index() % EVERY == 1);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void anExampleSolvesATrainingVariationOfItsTask(TaskId task) throws IOException {
        Path file = FOLDER.resolve(task.name() + ".txt");
        if (WRITE) {
            AtomicFiles.write(file, text(shortest(task)));
        }
        String text = Files.readString(file);
        Matcher number = VARIATION.matcher(text.lines().findFirst().orElseThrow());
        assertThat(number.find()).isTrue();
        Variation variation = WORLD.tasks().variation(task, Integer.parseInt(number.group(1)));
        assertThat(variation.split()).isEqualTo(Split.TRAIN);

        Example example = Example.parse(text, file.toString());
        Trajectory replay = replay(variation, actions(text));

        assertThat(replay.finalScore()).isEqualTo(1);
        assertThat(Entry.oneLine(replay.taskDescription())).isEqualTo(example.task());
        assertThat(replay.steps().stream().map(step -> new Entry(step.action(), step.observation())))
                .containsSubsequence(example.withoutThoughts().entries());
    }

    /** All that was done, what the file leaves out included. */
    private static List<String> actions(String text) {
        List<String> actions = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher more = MORE.matcher(line);
            if (more.matches()) {
                actions.addAll(Collections.nCopies(Integer.parseInt(more.group(1)), actions.get(actions.size() - 1)));
            } else if (line.startsWith("> ") && !Entry.isThought(line.substring(2))) {
                actions.add(line.substring(2));
            }
        }
        return actions;
    }

    private static Trajectory replay(Variation variation, List<String> actions) {
        try (TextEnvironment environment = WORLD.open()) {
            return TrajectoryRecorder.replay(environment, variation, actions);
        }
    }

    private static AnnotatedTrajectory shortest(TaskId task) {
        try (TextEnvironment environment = WORLD.open()) {
            return WORLD.tasks().variations(task, Split.TRAIN).stream()
                    .limit(CANDIDATES)
                    .map(variation -> TrajectoryRecorder.record(environment, variation))
                    .map(full -> TrajectoryRecorder.replay(
                            environment,
                            full.variation(),
                            new ScienceWorldRules()
                                    .kept(full).steps().stream()
                                            .map(Step::action)
                                            .toList()))
                    .filter(kept -> kept.finalScore() == 1)
                    .min(Comparator.comparingInt(kept -> kept.steps().size()))
                    .map(new RuleAnnotator(new ScienceWorldRules())::annotate)
                    .orElseThrow();
        }
    }

    private static String text(AnnotatedTrajectory solved) {
        Trajectory path = solved.trajectory();
        List<String> lines = new ArrayList<>();
        lines.add("# " + path.variation().task().name() + ", training variation "
                + path.variation().number() + ": the simulator's own path, thoughts by Cairn's rules");
        lines.add(Entry.oneLine(path.steps().get(0).look()));
        lines.add(Entry.oneLine(path.taskDescription()));
        Optional<SubGoal> before = Optional.empty();
        for (Segment segment : solved.segments()) {
            String words = words(segment.subGoal());
            lines.add(
                    "> " + Entry.thought(before.isEmpty() ? "First I " + words + "." : "Done. Next I " + words + "."));
            lines.add(Entry.OK);
            before = Optional.of(segment.subGoal());
            addShort(path.steps().subList(segment.from(), segment.to()), lines);
        }
        return String.join("\n", lines) + "\n";
    }

    /** Of a long row of one action the first two and the last. */
    private static void addShort(List<Step> steps, List<String> lines) {
        for (int from = 0, to; from < steps.size(); from = to) {
            String action = steps.get(from).action();
            for (to = from; to < steps.size() && steps.get(to).action().equals(action); to++) {}
            int more = to - from - 3;
            List<Step> row = new ArrayList<>(steps.subList(from, to));
            if (more > 1) {
                row.subList(2, 2 + more).clear();
            }
            for (int i = 0; i < row.size(); i++) {
                if (more > 1 && i == 2) {
                    lines.add("# the same " + more + " times more");
                }
                lines.add("> " + action);
                lines.add(Entry.oneLine(row.get(i).observation()));
            }
        }
    }

    /** {@code navigate_to(kitchen)} is {@code navigate to kitchen}. */
    private static String words(SubGoal subGoal) {
        return (subGoal.head().replace('_', ' ') + " " + String.join(", ", subGoal.arguments())).strip();
    }
}
