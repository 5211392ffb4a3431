package dev.cairn.agent.explore;

import dev.cairn.agent.Candidate;
import dev.cairn.agent.ScoredRole;
import dev.cairn.agent.Seq2SeqRole;
import dev.cairn.agent.constraint.Constraints;
import dev.cairn.core.Role;
import dev.cairn.distill.prompt.Alignment;
import dev.cairn.distill.prompt.HistoryEntry;
import dev.cairn.distill.prompt.PromptState;
import dev.cairn.distill.prompt.Wording;
import dev.cairn.domain.action.SubGoalEnd;
import java.util.ArrayList;
import java.util.List;

/**
 * The answers of one episode: first those that are given, whatever the state, then the models' own. Since worlds are
 * deterministic, the given answers of an earlier episode lead to the same moment again, and no model computes on the way.
 * For one episode, by one thread.
 */
public final class Script {
    private final List<List<Candidate>> given;
    private final List<Question> asked = new ArrayList<>();

    /** @param given answers to the first questions */
    public Script(List<List<Candidate>> given) {
        this.given = List.copyOf(given);
    }

    /** All questions so far, those with given answers included. */
    public List<Question> asked() {
        return List.copyOf(asked);
    }

    /** A role that answers by this script; the model stays the caller's. */
    Seq2SeqRole following(Role role, ScoredRole model) {
        return new Following(role, model);
    }

    private List<Candidate> next(Role role, ScoredRole model, PromptState state) {
        List<Candidate> answers = asked.size() < given.size() ? given.get(asked.size()) : model.candidates(state);
        asked.add(new Question(role, moves(state), state.score(), answers));
        return answers;
    }

    private static int moves(PromptState state) {
        return (int) state.history().stream()
                .map(HistoryEntry::action)
                .filter(action -> !action.equals(SubGoalEnd.ACTION) && !action.equals(HistoryEntry.START.action()))
                .count();
    }

    private final class Following implements Seq2SeqRole {
        private final Role role;
        private final ScoredRole model;

        Following(Role role, ScoredRole model) {
            this.role = role;
            this.model = model;
        }

        @Override
        public Alignment alignment() {
            return model.alignment();
        }

        @Override
        public Wording wording() {
            return model.wording();
        }

        @Override
        public Constraints constraints() {
            return model.constraints();
        }

        @Override
        public List<String> ask(PromptState state) {
            return Candidate.texts(next(role, model, state));
        }

        @Override
        public void close() {
            // the model outlives its episodes
        }
    }
}
