package dev.cairn.agent.llm;

import dev.cairn.agent.Actor;
import dev.cairn.agent.Decision;
import dev.cairn.core.Choice;
import dev.cairn.core.TaskId;
import dev.cairn.core.Usage;
import dev.cairn.domain.Domain;
import dev.cairn.domain.EnvironmentView;
import dev.cairn.domain.agent.DecisiveActions;
import dev.cairn.domain.agent.PlanRules;
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
    private final Domain domain;
    private final PlanRules rules;
    private final DecisiveActions decisive;
    private final EpisodeHistory chronicle = new EpisodeHistory();
    private final ActionBuffer buffer;
    private final Map<String, String> looks = new LinkedHashMap<>();
    private final Set<String> mistakes = new LinkedHashSet<>();

    private Awaiting awaiting = Awaiting.THOUGHT;
    private Optional<PlannedAction> refused = Optional.empty();
    private Optional<PlannedAction> tried = Optional.empty();
    private Optional<Decision.Act> instinct = Optional.empty();
    private Optional<String> reply = Optional.empty();
    private String lookBefore = "";
    private int plansInARow;
    private int lastPlan = -1;
    private int idle;
    private Usage usage = Usage.NONE;

    SwiftSageActor(Actor swift, Sage sage, Domain domain, TaskId task, EnvironmentView world) {
        this.swift = swift;
        this.sage = sage;
        this.task = task;
        this.world = world;
        this.domain = domain;
        this.rules = domain.planRules();
        this.decisive = rules.decisive(task, world.taskDescription());
        this.buffer = new ActionBuffer(decisive);
    }

    @Override
    public Decision decide(int step) {
        if (reply.isPresent()) {
            return act(reply.get(), Choice.RULE);
        }
        String look = world.look();
        looks.put(place(look), look);
        Set<String> valid = rules.useful(world.validActions(), task, world.taskDescription());
        for (int attempt = 0; attempt < MOST_IDLE; attempt++) {
            idle++;
            Optional<Decision> next = waitOn(look).or(() -> followPlan(valid)).or(() -> chooseAnew(valid));
            if (next.isPresent()) {
                lookBefore = look;
                return next.get();
            }
        }
        return act(rules.waitingBriefly(), Choice.RULE);
    }

    @Override
    public void observe(String action, String observation, int score) {
        switch (awaiting) {
            case THOUGHT -> {}
            case TRIAL -> {
                if (rules.failed(observation)) {
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
                if (rules.failed(observation)) {
                    mistakes.add(mistake(action, observation));
                }
                record(action, observation, score);
            }
        }
    }

    private void record(String action, String observation, int score) {
        reply = rules.answer(observation);
        decisive.observe(action, score - chronicle.score());
        chronicle.add(new ExecutedAction(lookedAt(), action, observation), score);
        swift.observe(action, observation, score);
        instinct = Optional.empty();
        idle = 0;
    }

    /** Who has begun to wait waits once more, if nothing happened. */
    private Optional<Decision> waitOn(String look) {
        return chronicle.justBeganTo(rules.waiting()) && look.equals(lookBefore)
                ? Optional.of(act(rules.waiting(), Choice.RULE))
                : Optional.empty();
    }

    private Optional<Decision> followPlan(Set<String> valid) {
        Optional<String> other = refused.filter(action -> !decisive.decides(action.action()))
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
        String action = reworded(next.action(), valid);
        boolean useless = (decisive.decides(action) && decisive.isDone())
                || rules.isUseless(action)
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
        if (!decisive.admits(action, plansInARow > 0)) {
            return Optional.empty();
        }
        tried = Optional.of(new PlannedAction(action, next.expected()));
        awaiting = Awaiting.TRIAL;
        return Optional.of(new Decision.Say(action, Choice.PLANNED, takeUsage()));
    }

    private Optional<Decision> planned(String action) {
        buffer.succeeded();
        return decisive.admits(action, plansInARow > 0) ? Optional.of(act(action, Choice.PLANNED)) : Optional.empty();
    }

    private Optional<Decision> chooseAnew(Set<String> valid) {
        List<String> predictions = instincts();
        String first = predictions.isEmpty() ? "" : reworded(predictions.get(0), valid);
        boolean isValid = valid.contains(first) && !(decisive.decides(first) && decisive.isDone());
        SwitchRule rule = SwitchRule.of(new SwitchRule.Moment(
                isValid,
                chronicle.isRecent(first),
                chronicle.actions(),
                chronicle.deeds().size() - lastPlan,
                chronicle.hasScored(),
                idle,
                mistakes.size(),
                decisive.hasRefused(),
                plansInARow));
        return switch (rule) {
            case SWIFT -> byInstinct(first);
            case SWIFT_TRIAL -> tryInstincts(predictions, valid);
            case SAGE -> plan(isValid ? first : "", predictions);
        };
    }

    private Optional<Decision> byInstinct(String action) {
        plansInARow = 0;
        return decisive.admits(action, false) ? Optional.of(act(action, Choice.FIRST)) : Optional.empty();
    }

    /** An instinct that is not valid means to wait. */
    private Optional<Decision> tryInstincts(List<String> predictions, Set<String> valid) {
        List<String> trials = predictions.stream()
                .filter(prediction -> !decisive.decides(prediction))
                .map(prediction -> reworded(prediction, valid))
                .limit(3)
                .toList();
        plansInARow = 0;
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> usable = trials.stream().filter(valid::contains).findFirst();
        if (usable.isEmpty()) {
            buffer.add(new PlannedAction(rules.waiting(), ""));
        }
        return usable.map(action -> act(action, Choice.LATER_PREDICTION));
    }

    /** Without any action in the model's answers, instinct decides, and the nearest valid action is done. */
    private Optional<Decision> plan(String first, List<String> predictions) {
        Sage.Advice advice = sage.consult(situation(first));
        if (advice.plan().isEmpty()) {
            plansInARow = 0;
            awaiting = Awaiting.ACTION;
            List<String> all = predictions.isEmpty() ? List.of(rules.waitingBriefly()) : predictions;
            return Optional.of(new Decision.Act(all, Choice.FIRST, takeUsage()));
        }
        buffer.reset(advice.plan());
        mistakes.clear();
        lastPlan = chronicle.deeds().size();
        plansInARow++;
        awaiting = Awaiting.THOUGHT;
        String actions = String.join(
                ", ", advice.plan().stream().map(PlannedAction::action).toList());
        return Optional.of(new Decision.Think("plan: " + actions, advice.text(), takeUsage()));
    }

    /** The small model's actions, asked for once a move. To wait after waiting is no idea. */
    private List<String> instincts() {
        if (instinct.isEmpty() && swift.decide(chronicle.actions()) instanceof Decision.Act act) {
            usage = usage.plus(act.usage());
            instinct = Optional.of(act);
        }
        List<String> predictions = instinct.map(Decision.Act::predictions).orElse(List.of());
        boolean waitsAgain = !predictions.isEmpty()
                && predictions.get(0).startsWith(rules.waiting())
                && chronicle.last().startsWith(rules.waiting());
        return waitsAgain ? predictions.subList(1, predictions.size()) : predictions;
    }

    private Decision act(String action, Choice choice) {
        awaiting = Awaiting.ACTION;
        return new Decision.Say(action, choice, takeUsage());
    }

    private Usage takeUsage() {
        Usage taken = usage.plus(sage.talk().takeUsage());
        usage = Usage.NONE;
        return taken;
    }

    private PromptContext situation(String first) {
        String look = world.look();
        return new PromptContext(
                world.taskDescription(),
                chronicle.deeds(),
                looks,
                place(look),
                look,
                world.inventory(),
                decisive,
                mistakes,
                first);
    }

    private String mistake(String action, String observation) {
        return "- in the " + lookedAt() + ": " + action + " --> " + Entry.oneLine(observation);
    }

    /** Where the agent was when it decided. */
    private String lookedAt() {
        return place(lookBefore);
    }

    private String reworded(String action, Set<String> valid) {
        return rules.reworded(action, valid, world.inventory());
    }

    /** Empty if the look tells no place. */
    private String place(String look) {
        return domain.texts().place(look).orElse("");
    }
}
