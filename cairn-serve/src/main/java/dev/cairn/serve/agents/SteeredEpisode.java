package dev.cairn.serve.agents;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.Decision;
import dev.cairn.agent.OngoingEpisode;
import dev.cairn.agent.Policy;
import dev.cairn.agent.explore.Question;
import dev.cairn.agent.explore.Script;
import dev.cairn.core.Choice;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.Step;
import dev.cairn.core.SubGoal;
import dev.cairn.core.Usage;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentFailure;
import dev.cairn.serve.agents.EpisodeView.StepView;
import dev.cairn.serve.http.HttpProblem;
import dev.cairn.serve.http.OneAtATime;
import dev.cairn.serve.world.ServedWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An episode that goes on by itself or step by step, in which somebody may name sub-goals and actions and go back. What was asked and
 * answered is written down, so that going back leads to the same moment without asking a model again.
 */
final class SteeredEpisode extends OneAtATime {
    private static final Logger LOG = LoggerFactory.getLogger(SteeredEpisode.class);

    private final EpisodeStart start;
    private final ServedWorld world;
    private final Pace pace;
    private final TextEnvironment environment;
    private final StepViews views;
    private final Changes changes = new Changes();
    private final List<PlayedStep> played = new ArrayList<>();
    private final List<StepView> shown = new ArrayList<>();
    private Steering steering = new Steering();
    private Script script = new Script(List.of());
    private boolean canSteer;
    private OngoingEpisode ongoing;
    private Step first;
    private String look = "";
    private String inventory = "";
    private volatile EpisodeView view;

    /**
     * Starts an episode, paused before its first step.
     *
     * @param clockwork makes the steps of running episodes
     */
    SteeredEpisode(EpisodeStart start, ServedWorld world, ScheduledExecutorService clockwork) {
        this.start = start;
        this.world = world;
        this.pace = new Pace(clockwork, this::tick);
        this.views = new StepViews(world.domain());
        environment = world.arena().open();
        try {
            ongoing = begin(List.of());
            first = firstStep();
            view = makeView(0);
        } catch (RuntimeException | Error e) {
            environment.close();
            throw e;
        }
    }

    private OngoingEpisode begin(List<List<Candidate>> given) {
        Script answers = new Script(given);
        Steering atFirst = new Steering();
        Policy policy = atFirst.steer(world.policy(start.agent(), start.beams(), start.seed(), answers));
        OngoingEpisode begun = world.arena().begin(environment, policy, start.variation());
        script = answers;
        steering = atFirst;
        canSteer = Steering.canSteer(policy);
        lookAround();
        return begun;
    }

    /** A world that has failed is seen as it was before. */
    private void lookAround() {
        try {
            look = environment.look();
            inventory = environment.inventory();
        } catch (EnvironmentFailure | IllegalStateException e) {
            LOG.debug("{} cannot be seen any more", start.variation().key(), e);
        }
    }

    private Step firstStep() {
        Outcome outcome = ongoing.lastOutcome();
        return new Step(
                Step.LOOK_AROUND, outcome.observation(), outcome.rawScore(), outcome.completed(), look, inventory);
    }

    /** How it stands, without waiting for a step under way. */
    EpisodeView view() {
        return view;
    }

    /** Tells of changes. */
    Changes changes() {
        return changes;
    }

    /** One step: of the agent, or an action that somebody says. */
    EpisodeView step(Optional<String> action) {
        return alone(() -> {
            requireOngoing();
            if (action.isEmpty() && start.isManual()) {
                throw HttpProblem.badRequest("the agent " + start.agent() + " does nothing by itself; send an action");
            }
            play(action);
            return publish();
        });
    }

    /** Lets the agent go on by itself. */
    EpisodeView run(double stepsASecond) {
        return alone(() -> {
            requireOngoing();
            if (start.isManual()) {
                throw HttpProblem.badRequest("the agent " + start.agent() + " does nothing by itself; send actions");
            }
            pace.start(stepsASecond);
            return publish();
        });
    }

    /** Lets no further step begin; the one under way is finished. */
    EpisodeView pause() {
        pace.stop();
        return alone(this::publish);
    }

    /** Names the sub-goal that the agent takes up in its next step; empty to leave it to the agent. */
    EpisodeView name(Optional<SubGoal> subGoal) {
        return alone(() -> {
            requireOngoing();
            if (!canSteer) {
                throw HttpProblem.badRequest(
                        "the agent " + start.agent() + " has no sub-goals; say its actions instead");
            }
            steering.name(subGoal);
            return publish();
        });
    }

    /** Goes back to the moment after that many steps; what came later is forgotten. */
    EpisodeView back(int steps) {
        return alone(() -> {
            if (steps > played.size()) {
                throw HttpProblem.badRequest("there are " + played.size() + " steps; " + steps + " lies ahead");
            }
            pace.stop();
            try {
                replay(List.copyOf(played.subList(0, steps)));
            } finally {
                publish();
            }
            return view;
        });
    }

    /** Actions that the world would understand now. */
    List<String> validActions() {
        return alone(() -> {
            try {
                return environment.validActions();
            } catch (EnvironmentFailure | IllegalStateException e) {
                throw HttpProblem.conflict("the world has failed; go back to an earlier step");
            }
        });
    }

    /** What was played so far. */
    PlayedEpisode played() {
        return alone(() -> new PlayedEpisode(start.variation(), ongoing.taskDescription(), first, played));
    }

    private void replay(List<PlayedStep> until) {
        List<List<Candidate>> given = until.stream()
                .flatMap(each -> each.asked().stream())
                .map(Question::answers)
                .toList();
        ongoing = begin(given);
        played.clear();
        shown.clear();
        for (PlayedStep each : until) {
            steering.name(each.named());
            play(each.byHand() ? Optional.of(each.step().action()) : Optional.empty());
            if (played.size() != each.step().step() || !last().step().equals(each.step())) {
                LOG.error(
                        "{} step {} did not come out as before",
                        start.variation().key(),
                        each.step().step());
                throw HttpProblem.conflict("the world answered otherwise than before at step "
                        + each.step().step() + ", so that there is no way back to it; the episode stands there now");
            }
        }
    }

    /** Plays one step and writes it down, if it was one: an agent that has nothing left to do makes none. */
    private void play(Optional<String> action) {
        String lookBefore = look;
        String inventoryBefore = inventory;
        int askedBefore = script.asked().size();
        Optional<SubGoal> waiting = steering.next();
        if (action.isPresent()) {
            ongoing.step(new Decision.Say(action.get(), Choice.SCRIPTED, Usage.NONE));
        } else {
            ongoing.step();
        }
        lookAround();
        List<EpisodeStep> steps = ongoing.steps();
        if (steps.size() > played.size()) {
            Outcome outcome = ongoing.lastOutcome();
            List<Question> asked = script.asked();
            PlayedStep step = new PlayedStep(
                    steps.get(steps.size() - 1),
                    action.isPresent(),
                    steering.next().isEmpty() ? waiting : Optional.empty(),
                    asked.subList(askedBefore, asked.size()),
                    outcome.rawScore(),
                    outcome.completed(),
                    lookBefore,
                    inventoryBefore);
            shown.add(views.of(step, shown.isEmpty() ? Optional.empty() : Optional.of(shown.get(shown.size() - 1))));
            played.add(step);
        }
    }

    private PlayedStep last() {
        return played.get(played.size() - 1);
    }

    /** A step of a running episode, and the next one later. */
    private void tick() {
        try {
            alone(() -> {
                if (pace.running() && ongoing.end().isEmpty()) {
                    play(Optional.empty());
                    publish();
                    pace.proceed();
                }
                return view;
            });
        } catch (HttpProblem e) {
            // closed, or busy for very long: nothing goes on by itself then
            pace.stop();
        } catch (RuntimeException e) {
            LOG.error("a running episode broke down", e);
            pace.stop();
            alone(this::publish);
        }
    }

    private EpisodeView publish() {
        if (ongoing.end().isPresent()) {
            pace.stop();
        }
        view = makeView(view.version() + 1);
        changes.happened();
        return view;
    }

    private EpisodeView makeView(long version) {
        Outcome outcome = ongoing.lastOutcome();
        return new EpisodeView(
                start.id(),
                version,
                world.domain().name(),
                start.agent(),
                start.beams(),
                canSteer,
                start.variation().task().code(),
                start.variation().task().name(),
                start.variation().number(),
                start.variation().split().label(),
                ongoing.taskDescription(),
                ongoing.end().isPresent()
                        ? EpisodeView.ENDED
                        : pace.running() ? EpisodeView.RUNNING : EpisodeView.PAUSED,
                ongoing.end().map(end -> end.label()),
                pace.speed(),
                steering.next().map(SubGoal::text),
                outcome.score(),
                outcome.moves(),
                outcome.score() == 100,
                first.observation(),
                look,
                inventory,
                0,
                List.copyOf(shown));
    }

    private void requireOngoing() {
        ongoing.end().ifPresent(end -> {
            throw HttpProblem.conflict("the episode has ended (" + end.label() + "); go back to an earlier step");
        });
    }

    @Override
    public boolean busy() {
        return pace.running() || changes.watched();
    }

    @Override
    public void close() {
        pace.stop();
        super.close();
        changes.end();
    }

    @Override
    protected void release() {
        environment.close();
    }
}
