package dev.cairn.agent.policy;

import dev.cairn.agent.Candidate;
import dev.cairn.t5.Generated;
import dev.cairn.t5.GenerationConfig;
import dev.cairn.t5.TextGenerator;
import java.util.List;

/** Answers of a T5 in this process, by beam search. */
record T5Answers(TextGenerator generator, AgentModelConfig config) implements Answers {
    @Override
    public List<List<Candidate>> of(List<String> prompts, int beams) {
        GenerationConfig generation = new GenerationConfig(beams, config.maxTargetLength());
        return generator.generate(prompts, generation, config.maxInputLength()).stream()
                .map(answers -> answers.stream().map(T5Answers::candidate).toList())
                .toList();
    }

    /** For each prompt the first of these answers alone, which mostly takes less time. */
    List<Candidate> best(List<String> prompts, int beams) {
        GenerationConfig generation = new GenerationConfig(beams, config.maxTargetLength());
        return generator.best(prompts, generation, config.maxInputLength()).stream()
                .map(T5Answers::candidate)
                .toList();
    }

    private static Candidate candidate(Generated answer) {
        return new Candidate(answer.text(), answer.logProbability());
    }

    @Override
    public int length(String text) {
        return generator.length(text);
    }

    @Override
    public void close() {
        generator.close();
    }
}
