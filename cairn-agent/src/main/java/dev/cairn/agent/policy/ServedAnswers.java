package dev.cairn.agent.policy;

import dev.cairn.agent.Candidate;
import dev.cairn.core.run.OrderedWork;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.PermanentLlmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers of a served model: one for each prompt, which is the whole message, at temperature 0; the first line of it. That is the form
 * in which {@code cairn export --format chat} writes rows to train such a model on.
 */
final class ServedAnswers implements Answers {
    /** Questions at the same time: servers answer some together in hardly more time than one. */
    private static final int TOGETHER = 8;

    private final ChatModel chat;
    private final String model;
    private final int maxTokens;

    ServedAnswers(ChatModel chat, ServedModel served, AgentModelConfig config) {
        this.chat = chat;
        this.model = served.model();
        this.maxTokens = config.maxTargetLength();
    }

    @Override
    public List<List<Candidate>> of(List<String> prompts, int beams) {
        List<List<Candidate>> answers = new ArrayList<>();
        // Those under way come in also where one fails, since they may be paid for.
        OrderedWork.run(prompts, TOGETHER, () -> this::ask, (prompt, answer) -> answers.add(answer));
        return answers;
    }

    private List<Candidate> ask(String prompt) {
        ChatRequest request = new ChatRequest(model, List.of(ChatMessage.user(prompt)), 0, maxTokens);
        try {
            String line =
                    chat.answer(request).text().strip().lines().findFirst().orElse("");
            return List.of(new Candidate(line.strip(), 0));
        } catch (PermanentLlmException e) {
            // No better than an answer that means nothing in this world; that of every question ends the run.
            return List.of(new Candidate("", 0));
        }
    }

    @Override
    public int length(String text) {
        return ChatRequest.estimatedTokens(text);
    }

    @Override
    public void close() {
        // The chat belongs to the run.
    }
}
