package dev.cairn.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Segment;
import dev.cairn.core.Split;
import dev.cairn.core.Step;
import dev.cairn.core.TaskId;
import dev.cairn.core.Trajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.edit.TrajectoryEdit;
import dev.cairn.domain.edit.TrajectoryMinimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every domain keeps: the stages rely on it. A subclass names the domain and tasks whose gold trajectories are short. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DomainContract {
    private static final int REPLAYS = 40;

    private final List<Trajectory> gold = new ArrayList<>();

    /** The domain; may be shared by all tests. */
    protected abstract Domain domain();

    /** A selection of tasks, of which the first train variation is played. */
    protected abstract String tasks();

    /** How users choose it. */
    protected String choice() {
        return domain().name();
    }

    private final List<TextEnvironment> open = new ArrayList<>();

    @BeforeAll
    void record() {
        TextEnvironment environment = domain().open();
        open.add(environment);
        for (TaskId task : domain().tasks().select(tasks())) {
            Variation first = domain().tasks().variations(task, Split.TRAIN).get(0);
            gold.add(TrajectoryRecorder.record(environment, first));
        }
    }

    @AfterAll
    void close() {
        open.forEach(TextEnvironment::close);
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(domain().name()).isNotBlank().isEqualTo(domain().name().toLowerCase(Locale.ROOT));
        assertThat(Domains.installed().open(choice(), DomainOptions.NONE).name())
                .isEqualTo(domain().name());
        assertThat(Domains.installed().all())
                .filteredOn(provider -> provider.name().equals(choice().split(":")[0]))
                .singleElement()
                .satisfies(provider -> {
                    assertThat(provider.description()).isNotBlank();
                    assertThat(provider.flags()).allSatisfy(flag -> {
                        assertThat(flag.name()).matches("--[a-z-]+");
                        assertThat(provider.options()).containsKey(flag.option());
                    });
                });
    }

    @Test
    void itsProvenanceNamesIt() {
        assertThat(domain().provenance()).containsEntry("domain", domain().name());
    }

    @Test
    void tasksAreNumberedAndHaveNamesOfTheirOwn() {
        List<TaskId> all = domain().tasks().all();
        assertThat(all).isNotEmpty().contains(domain().firstTask());
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).index()).isEqualTo(i);
            assertThat(domain().tasks().select(all.get(i).name())).containsExactly(all.get(i));
            assertThat(domain().tasks().select(all.get(i).code())).containsExactly(all.get(i));
        }
    }

    @Test
    void everyVariationIsInOneSplit() {
        for (TaskId task : domain().tasks().all()) {
            List<Integer> numbers = Arrays.stream(Split.values())
                    .flatMap(split -> domain().tasks().variations(task, split).stream())
                    .map(Variation::number)
                    .sorted()
                    .toList();
            assertThat(numbers).hasSize(domain().tasks().variations(task)).doesNotHaveDuplicates();
            assertThat(domain().tasks().variations(task, Split.TRAIN)).isNotEmpty();
            assertThat(domain().tasks().variations(task, Split.TEST)).isNotEmpty();
        }
    }

    @Test
    void itsUsualProtocolHasEpisodes() {
        assertThat(domain().protocols()
                        .usual()
                        .episodes(domain().tasks(), domain().tasks().all(), Split.TEST))
                .isNotEmpty();
    }

    @Test
    void goldSolvesItsVariation() {
        assertThat(gold).isNotEmpty().allSatisfy(path -> {
            assertThat(path.steps()).hasSizeGreaterThan(1);
            assertThat(path.finalScore()).as(path.variation().key()).isEqualTo(1);
        });
    }

    @Test
    void theActionLanguageSaysEachLearntActionAndReadsItBack() {
        for (Trajectory path : gold) {
            for (Step step : domain().annotationRules().kept(path).steps()) {
                String formal = domain().actions().formalize(step.action()).orElseThrow();
                assertThat(domain().actions().readings(formal)).as(formal).contains(step.action());
            }
        }
    }

    @Test
    void rulesCoverEveryLearntStepWithSubGoalsThatDifferFromTheirNeighbours() {
        for (Trajectory path : gold) {
            Trajectory kept = domain().annotationRules().kept(path);
            assertThat(kept.steps()).isNotEmpty();
            List<Segment> segments = domain().annotationRules().segments(kept);
            assertThat(new AnnotatedTrajectory(kept, segments, "rules").subGoalPerStep())
                    .hasSameSizeAs(kept.steps());
            for (int i = 1; i < segments.size(); i++) {
                assertThat(segments.get(i).subGoal())
                        .isNotEqualTo(segments.get(i - 1).subGoal());
            }
            assertThat(domain().annotationRules().segments(kept)).isEqualTo(segments);
        }
    }

    @Test
    void everyEditKeepsTheScore() {
        for (Trajectory path : gold) {
            for (TrajectoryEdit edit : domain().edits().all()) {
                Trajectory edited = TrajectoryMinimizer.of(
                                path,
                                List.of(edit),
                                (actions, goesOn) ->
                                        TrajectoryRecorder.replay(open.get(0), path.variation(), actions, goesOn),
                                REPLAYS)
                        .trajectory();
                assertThat(edited.finalScore()).as(edit.label()).isEqualTo(path.finalScore());
                assertThat(edited.steps()).hasSizeLessThanOrEqualTo(path.steps().size());
            }
        }
    }

    @Test
    void editsAreChosenByTheirNames() {
        List<String> labels =
                domain().edits().all().stream().map(TrajectoryEdit::label).toList();
        assertThat(labels).startsWith("no-op").doesNotHaveDuplicates();
        assertThat(domain().edits().select(labels)).isEqualTo(domain().edits().all());
        assertThatThrownBy(() -> domain().edits().select(List.of("no such edit")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no-op");
    }
}
