package dev.cairn.agent;

import dev.cairn.distill.prompt.PromptState;
import java.util.List;

/** A role that also says how sure it is. */
public interface ScoredRole extends Seq2SeqRole {
    /** Answers with their probabilities, best first; not empty. */
    List<Candidate> candidates(PromptState state);

    @Override
    default List<String> ask(PromptState state) {
        return Candidate.texts(candidates(state));
    }
}
