package dev.cairn.agent.llm;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.agent.match.Rooms;
import dev.cairn.core.Choice;
import dev.cairn.core.TaskId;
import dev.cairn.core.Usage;
import dev.cairn.domain.EnvironmentView;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SwiftSage within one episode. */
final class SwiftSageActor implements Actor {
    /** Attempts to decide after which the agent waits: the released code could go on for ever. */
    private static final int MOST_IDLE = 10;

    private static final String FIRST_OF_SEVERAL = "0";
    private static final String WAIT = "wait";
    private static final String WAIT_ONE = "wait1";

    /** What the next observation is about. */
    private enum Awaiting {
        /** An action that counts. */
        ACTION,
        /** An action of the plan that the world may refuse. */
        TRIAL,
        /** Nothing: the agent has planned. */
        THOUGHT
    }

    private final Actor swift;
    private final Sage sage;
    private final TaskId task;
    private final EnvironmentView world;
    private final FocusRules focus;
    private final EpisodeHistory chronicle = new EpisodeHistory();
    private final ActionBuffer buffer = new ActionBuffer();
    private final Map<String, String> looks = new LinkedHashMap<>();
    private final Set<String> mistakes = new LinkedHashSet<>();

    private Awaiting awaiting = Awaiting.THOUGHT;
    private Optional<PlannedAction> refused = Optional.empty();
    private Optional<PlannedAction> tried = Optional.empty();
    private Optional<Decision.Act> instinct = Optional.empty();
    private boolean ambiguous;
    private String lookBefore = "";
    private int plansInARow;
    private int lastPlan = -1;
    private int idle;
    private Usage effort = Usage.NONE;

    SwiftSageActor(Actor swift, Sage sage, TaskId task, EnvironmentView world) {
        this.swift = swift;
        this.sage = sage;
        this.task = task;
        this.world = world;
        this.focus = new FocusRules(task, world.taskDescription());
    }

    @Override
    public Decision decide(int step) {
        if (ambiguous) {
            return act(FIRST_OF_SEVERAL, Choice.RULE);
        }
        String look = world.look();
        looks.put(EpisodeHistory.room(look), look);
        Set<String> valid = Admissible.actions(world.validActions(), task, world.taskDescription());
        for (int attempt = 0; attempt < MOST_IDLE; attempt++) {
            idle++;
            Optional<Decision> next = waitOn(look).or(() -> followPlan(valid)).or(() -> chooseAnew(valid));
            if (next.isPresent()) {
                lookBefore = look;
                return next.get();
            }
        }
        return act(WAIT_ONE, Choice.RULE);
    }

    @Override
    public void observe(String action, String observation, int score) {
        switch (awaiting) {
            case THOUGHT -> {}
            case TRIAL -> {
                if (ExecutedAction.failed(observation)) {
                    buffer.failed(action);
                    mistakes.add(mistake(action, observation));
                    refused = tried;
                    idle--; // the attempt to decide goes on
                } else {
                    buffer.succeeded();
                    record(action, observation, score);
                }
            }
            case ACTION -> {
                if (ExecutedAction.failed(observation)) {
                    mistakes.add(mistake(action, observation));
                }
                record(action, observation, score);
            }
        }
    }

    private void record(String action, String observation, int score) {
        ambiguous = observation.startsWith("Ambiguous request");
        focus.observe(action, score - chronicle.score());
        chronicle.add(new ExecutedAction(lookedAt(), action, observation), score);
        swift.observe(action, observation, score);
        instinct = Optional.empty();
        idle = 0;
    }

    /** Who has begun to wait waits once more, if nothing happened. */
    private Optional<Decision> waitOn(String look) {
        return chronicle.justBeganTo(WAIT) && look.equals(lookBefore)
                ? Optional.of(act(WAIT, Choice.RULE))
                : Optional.empty();
    }

    private Optional<Decision> followPlan(Set<String> valid) {
        Optional<String> other = refused.filter(action -> !FocusRules.isFocus(action.action()))
                .flatMap(action -> sage.instead(action, valid, situation("")));
        refused = Optional.empty();
        if (other.isPresent()) {
            return planned(other.get());
        }
        for (Optional<PlannedAction> next = buffer.next(); next.isPresent(); next = buffer.next()) {
            Optional<Decision> decision = follow(next.get(), valid);
            if (decision.isPresent()) {
                return decision;
            }
        }
        return Optional.empty();
    }

    private Optional<Decision> follow(PlannedAction next, Set<String> valid) {
        String action = new Rewording(valid, world.inventory()).of(next.action());
        boolean useless = (FocusRules.isFocus(action) && focus.isDone())
                || Rooms.ALL.stream().anyMatch(room -> action.equals("examine " + room))
                || buffer.hasFailedTooOften(action);
        if (useless) {
            return Optional.empty();
        }
        if (valid.contains(action)) {
            return planned(action);
        }
        if (valid.contains(next.expected())) {
            return planned(next.expected());
        }
        if (!focus.admits(action, plansInARow > 0)) {
            return Optional.empty();
        }
        tried = Optional.of(new PlannedAction(action, next.expected()));
        awaiting = Awaiting.TRIAL;
        return Optional.of(new Decision.Say(action, Choice.PLANNED, takeEffort()));
    }

    private Optional<Decision> planned(String action) {
        buffer.succeeded();
        return focus.admits(action, plansInARow > 0) ? Optional.of(act(action, Choice.PLANNED)) : Optional.empty();
    }

    private Optional<Decision> chooseAnew(Set<String> valid) {
        List<String> predictions = instincts();
        Rewording rewording = new Rewording(valid, world.inventory());
        String first = predictions.isEmpty() ? "" : rewording.of(predictions.get(0));
        boolean isValid = valid.contains(first) && !(FocusRules.isFocus(first) && focus.isDone());
        SwitchRule rule = SwitchRule.of(new SwitchRule.Moment(
                isValid,
                chronicle.isRecent(first),
                chronicle.actions(),
                chronicle.deeds().size() - lastPlan,
                chronicle.hasScored(),
                idle,
                mistakes.size(),
                focus.hasRefused(),
                plansInARow));
        return switch (rule) {
            case SWIFT -> byInstinct(first);
            case SWIFT_TRIAL -> tryInstincts(predictions, valid, rewording);
            case SAGE -> plan(isValid ? first : "", predictions);
        };
    }

    private Optional<Decision> byInstinct(String action) {
        plansInARow = 0;
        return focus.admits(action, false) ? Optional.of(act(action, Choice.FIRST)) : Optional.empty();
    }

    /** An instinct that is not valid means to wait. */
    private Optional<Decision> tryInstincts(List<String> predictions, Set<String> valid, Rewording rewording) {
        List<String> trials = predictions.stream()
                .filter(prediction -> !FocusRules.isFocus(prediction))
                .map(rewording::of)
                .limit(3)
                .toList();
        plansInARow = 0;
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> usable = trials.stream().filter(valid::contains).findFirst();
        if (usable.isEmpty()) {
            buffer.add(new PlannedAction(WAIT, ""));
        }
        return usable.map(action -> act(action, Choice.LATER_PREDICTION));
    }

    /** Without any action in the model's answers, instinct decides, and the nearest valid action is done. */
    private Optional<Decision> plan(String first, List<String> predictions) {
        Sage.Advice advice = sage.consult(situation(first));
        if (advice.plan().isEmpty()) {
            plansInARow = 0;
            awaiting = Awaiting.ACTION;
            List<String> all = predictions.isEmpty() ? List.of(WAIT_ONE) : predictions;
            return Optional.of(new Decision.Act(all, Choice.FIRST, takeEffort()));
        }
        buffer.reset(advice.plan());
        mistakes.clear();
        lastPlan = chronicle.deeds().size();
        plansInARow++;
        awaiting = Awaiting.THOUGHT;
        String actions = String.join(
                ", ", advice.plan().stream().map(PlannedAction::action).toList());
        return Optional.of(new Decision.Think("plan: " + actions, advice.text(), takeEffort()));
    }

    /** The small model's actions, asked for once a move. To wait after waiting is no idea. */
    private List<String> instincts() {
        if (instinct.isEmpty() && swift.decide(chronicle.actions()) instanceof Decision.Act act) {
            effort = effort.plus(act.effort());
            instinct = Optional.of(act);
        }
        List<String> predictions = instinct.map(Decision.Act::predictions).orElse(List.of());
        boolean waitsAgain = !predictions.isEmpty()
                && predictions.get(0).startsWith(WAIT)
                && chronicle.last().startsWith(WAIT);
        return waitsAgain ? predictions.subList(1, predictions.size()) : predictions;
    }

    private Decision act(String action, Choice choice) {
        awaiting = Awaiting.ACTION;
        return new Decision.Say(action, choice, takeEffort());
    }

    private Usage takeEffort() {
        Usage taken = effort.plus(sage.talk().takeEffort());
        effort = Usage.NONE;
        return taken;
    }

    private PromptContext situation(String first) {
        String look = world.look();
        return new PromptContext(
                world.taskDescription(),
                chronicle.deeds(),
                looks,
                EpisodeHistory.room(look),
                look,
                world.inventory(),
                focus,
                mistakes,
                first);
    }

    private String mistake(String action, String observation) {
        return "- in the " + lookedAt() + ": " + action + " --> " + Entry.oneLine(observation);
    }

    /** Where the agent was when it decided. */
    private String lookedAt() {
        return EpisodeHistory.room(lookBefore);
    }
}
