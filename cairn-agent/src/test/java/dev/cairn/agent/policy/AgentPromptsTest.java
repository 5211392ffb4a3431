package dev.cairn.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.EpisodeRunner;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.agent.subgoal.ModelSubGoals;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Episode;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.Variation;
import dev.cairn.distill.annotate.RuleAnnotator;
import dev.cairn.distill.dataset.RowOptions;
import dev.cairn.distill.dataset.Rows;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Prompts;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.distill.prompt.Wording.EarlierSubGoals;
import dev.cairn.distill.prompt.Wording.Style;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.TrajectoryRecorder;
import dev.cairn.domain.fetch.WheelDownload;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.scienceworld.ScienceWorld;
import dev.cairn.scienceworld.ScienceWorldJar;
import dev.cairn.scienceworld.annotate.ScienceWorldRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent whose models answer as on the gold trajectory asks them in the words that they were trained on. */
class AgentPromptsTest {
    private static final Domain WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    /** Two readings of a stopwatch are compared. */
    private static final Variation PLANES =
            WORLD.tasks().variation(WORLD.tasks().select("9-1").get(0), 0);

    static List<Wording> wordings() {
        return List.of(
                Wording.ORIGINAL,
                Wording.COMPACT,
                new Wording(Style.COMPACT, false, EarlierSubGoals.ALL, false),
                new Wording(Style.COMPACT, true, EarlierSubGoals.MEASURED, true));
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void theAgentAsksInTheWordsOfItsTrainingRows(Wording wording) {
        RowOptions options = new RowOptions(Alignment.ALIGNED, 3, wording);
        try (TextEnvironment environment = WORLD.open()) {
            AnnotatedTrajectory gold =
                    new RuleAnnotator(new ScienceWorldRules()).annotate(TrajectoryRecorder.record(environment, PLANES));
            Learnt executor = new Learnt(Role.EXECUTOR, gold, options);
            Learnt controller = new Learnt(Role.CONTROLLER, gold, options);
            Learnt first = new Learnt(Role.FIRST, gold, options);
            try (SubGoalPolicy agent =
                    new SubGoalPolicy(ModelSubGoals.of(first, controller), executor, WORLD, AgentChoices.DEFAULT)) {
                Episode episode = new EpisodeRunner(
                                environment, Protocols.GENERIC.named("first"), EpisodeListener.SILENT)
                        .run(agent, PLANES);
                assertThat(episode.score()).isEqualTo(100);
            }
            for (Learnt model : List.of(executor, controller, first)) {
                assertThat(model.asked).hasSizeGreaterThan(0).isEqualTo(model.prompts());
            }
            boolean compares = wording.style() == Style.COMPACT;
            String last = controller.asked.get(controller.asked.size() - 1);
            assertThat(last.matches(".* = \\d+ (less|more); .*")).isEqualTo(compares);
            assertThat(last.matches(".* # now read < stopwatch > = \\d+ (less|more) # .*"))
                    .isEqualTo(compares);
        }
    }

    /** Answers as its rows do, one after the other. */
    private static final class Learnt implements Seq2SeqRole {
        private final Role role;
        private final RowOptions options;
        private final Prompts prompts;
        private final List<Example> rows;
        private final Iterator<Example> next;
        private final List<String> asked = new ArrayList<>();

        Learnt(Role role, AnnotatedTrajectory gold, RowOptions options) {
            this.role = role;
            this.options = options;
            this.prompts = options.prompts(WORLD);
            this.rows = new Rows(WORLD, options).of(role, gold).rows();
            this.next = rows.iterator();
        }

        List<String> prompts() {
            return rows.stream().map(Example::input).toList();
        }

        @Override
        public Alignment alignment() {
            return options.alignment();
        }

        @Override
        public Wording wording() {
            return options.wording();
        }

        @Override
        public List<String> ask(PromptState state) {
            asked.add(prompts.of(role, state));
            return List.of(options.wording().meant(role, next.next().target()));
        }

        @Override
        public void close() {}
    }
}
