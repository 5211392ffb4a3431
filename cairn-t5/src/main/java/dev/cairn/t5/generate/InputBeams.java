package dev.cairn.t5.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The beams of one input. */
final class InputBeams {

    /** A sequence that may go on; {@code source} is the beam it continues, {@code ended} that it must not. */
    private record Candidate(List<Integer> tokens, float score, int source, boolean ended) {}

    private static final float OUT = -1e9f;

    private final BeamSearch.Limits limits;
    private List<Candidate> running = new ArrayList<>();
    private List<Hypothesis> ended = List.of();
    private boolean open = true;

    InputBeams(BeamSearch.Limits limits) {
        this.limits = limits;
        for (int beam = 0; beam < limits.beams(); beam++) {
            // All beams are equal at first: only one may win candidates.
            running.add(new Candidate(List.of(), beam == 0 ? 0 : OUT, beam, false));
        }
    }

    /** Takes the best continuations of one step, best first: scores and flat indices over beams times vocabulary. */
    void advance(float[] scores, long[] indices, int from, int position) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = from; i < from + limits.candidates(); i++) {
            candidates.add(candidate(scores[i], indices[i], position));
        }
        end(candidates.subList(0, limits.beams()), position + 1);
        running = survivors(candidates);
        if (ended.size() == limits.beams()) {
            double worst = ended.get(limits.beams() - 1).score();
            open = running.get(0).score() / (position + 1) > worst;
        }
    }

    private Candidate candidate(float score, long index, int position) {
        int source = (int) (index / limits.vocabSize());
        int token = (int) (index % limits.vocabSize());
        List<Integer> tokens = new ArrayList<>(running.get(source).tokens());
        tokens.add(token);
        boolean ended = limits.endTokens().contains(token) || position + 1 == limits.maxNewTokens();
        return new Candidate(tokens, score, source, ended);
    }

    // Only candidates within the beam width may end: one that ended below it lost against running ones.
    private void end(List<Candidate> best, int length) {
        List<Hypothesis> all = new ArrayList<>(ended);
        for (Candidate candidate : best) {
            if (candidate.ended()) {
                all.add(new Hypothesis(candidate.tokens(), candidate.score() / length));
            }
        }
        all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        ended = List.copyOf(all.subList(0, Math.min(limits.beams(), all.size())));
    }

    private List<Candidate> survivors(List<Candidate> candidates) {
        List<Candidate> next = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!candidate.ended()) {
                next.add(candidate);
            }
        }
        for (Candidate candidate : candidates) {
            if (candidate.ended()) {
                next.add(new Candidate(candidate.tokens(), candidate.score() + OUT, candidate.source(), true));
            }
        }
        return new ArrayList<>(next.subList(0, limits.beams()));
    }

    boolean open() {
        return open;
    }

    int lastToken(int beam, int startToken) {
        List<Integer> tokens = running.get(beam).tokens();
        return tokens.isEmpty() ? startToken : tokens.get(tokens.size() - 1);
    }

    float score(int beam) {
        return running.get(beam).score();
    }

    int source(int beam) {
        return running.get(beam).source();
    }

    /** The best sequence so far, ended or not. */
    List<Integer> leading() {
        Candidate first = running.get(0);
        boolean endedLeads = !ended.isEmpty()
                && (!open
                        || first.tokens().isEmpty()
                        || ended.get(0).score()
                                >= first.score() / first.tokens().size());
        return endedLeads ? ended.get(0).tokens() : first.tokens();
    }

    List<Hypothesis> ended() {
        return ended;
    }
}
