package dev.cairn.textworldexpress;

import dev.cairn.core.Step;
import dev.cairn.core.UserException;
import dev.cairn.core.Variation;
import dev.cairn.domain.ObservationKind;
import dev.cairn.domain.Outcome;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Episodes of the games. An episode that fails keeps the score that it has, as in the package. */
final class TextWorldExpressEnvironment implements TextEnvironment {
    private static final String NOT_UNDERSTOOD = "Unknown action:";

    private final GameSession game;
    private GameSession.@Nullable State now;
    private List<String> gold = List.of();
    private String task = "";
    private int moves;
    private int score;
    private int moveLimit;

    TextWorldExpressEnvironment(GameSession game) {
        this.game = game;
    }

    @Override
    public Outcome reset(Variation variation, ResetOptions options) {
        now = null;
        String simplifications = options.simplifications();
        if (!simplifications.isBlank() && !simplifications.equals(ResetOptions.EASY)) {
            throw new UserException("TextWorldExpress knows no simplification '" + simplifications + "'");
        }
        Game chosen = Game.ALL.get(variation.task().index());
        gold = options.withGold() ? solve(chosen, variation) : List.of();
        GameSession.State start = game.start(chosen, Game.seed(variation), variation.split(), false);
        task = game.task();
        moves = 0;
        score = 0;
        moveLimit = options.moveLimit();
        now = start;
        return outcome(start, start.look(), ObservationKind.RESULT);
    }

    /** Looking around takes no time: what it would show is known. */
    @Override
    public Outcome step(String action) {
        GameSession.State before = state();
        if (action.equals(Step.LOOK_AROUND)) {
            return outcome(before, before.look(), ObservationKind.RESULT);
        }
        GameSession.State after = game.step(action);
        if (after.observation().startsWith(NOT_UNDERSTOOD)) {
            return outcome(before, after.observation(), ObservationKind.UNKNOWN_ACTION);
        }
        now = after;
        moves++;
        return outcome(after, after.observation(), ObservationKind.RESULT);
    }

    private Outcome outcome(GameSession.State state, String observation, ObservationKind kind) {
        boolean completed = state.success() || state.failure();
        Outcome outcome = Outcome.of(observation, kind, state.score(), completed, moves, score, moveLimit);
        score = outcome.score();
        return outcome;
    }

    /** The path of the game, or for the coin one of Cairn's, up to the action that completes the task. */
    private List<String> solve(Game chosen, Variation variation) {
        boolean isCoin = chosen.name().equals("coin");
        GameSession.State state = game.start(chosen, Game.seed(variation), variation.split(), !isCoin);
        if (isCoin) {
            return CoinSearch.play(game, state);
        }
        List<String> actions = new ArrayList<>();
        for (String action : game.gold()) {
            if (state.success() || state.failure()) {
                break;
            }
            state = game.step(action);
            if (!action.equals(Step.LOOK_AROUND)) {
                actions.add(action);
            }
        }
        return actions;
    }

    @Override
    public String taskDescription() {
        state();
        return task;
    }

    @Override
    public String look() {
        return state().look();
    }

    @Override
    public String inventory() {
        return state().inventory();
    }

    @Override
    public List<String> validActions() {
        return state().valid();
    }

    @Override
    public List<String> goldActions() {
        state();
        return gold;
    }

    @Override
    public void close() {
        now = null;
        game.close();
    }

    private GameSession.State state() {
        GameSession.State state = now;
        if (state == null) {
            throw new IllegalStateException("no episode: call reset first");
        }
        return state;
    }
}
