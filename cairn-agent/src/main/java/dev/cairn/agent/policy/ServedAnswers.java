package dev.cairn.agent.policy;

import dev.cairn.agent.Candidate;
import dev.cairn.core.CairnException;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.PermanentLlmException;
import dev.cairn.llm.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    private final ExecutorService asking = Executors.newFixedThreadPool(TOGETHER);

    ServedAnswers(ChatModel chat, ServedModel served, AgentModelConfig config) {
        this.chat = chat;
        this.model = served.model();
        this.maxTokens = config.maxTargetLength();
    }

    @Override
    public List<List<Candidate>> of(List<String> prompts, int beams) {
        List<Future<List<Candidate>>> answers =
                prompts.stream().map(prompt -> asking.submit(() -> ask(prompt))).toList();
        RuntimeException failure = null;
        List<List<Candidate>> all = new ArrayList<>();
        for (Future<List<Candidate>> answer : answers) {
            try {
                all.add(await(answer));
            } catch (RuntimeException e) {
                // The others come in all the same, since they may be paid for.
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all;
    }

    private List<Candidate> ask(String prompt) {
        ChatRequest request = new ChatRequest(model, List.of(new ChatMessage(Speaker.USER, prompt)), 0, maxTokens);
        try {
            String line =
                    chat.answer(request).text().strip().lines().findFirst().orElse("");
            return List.of(new Candidate(line.strip(), 0));
        } catch (PermanentLlmException e) {
            // No better than an answer that means nothing in this world; that of every question ends the run.
            return List.of(new Candidate("", 0));
        }
    }

    private static List<Candidate> await(Future<List<Candidate>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while waiting for a served model", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CairnException("a served model could not be asked: " + e.getCause(), e);
        }
    }

    @Override
    public int length(String text) {
        return ChatRequest.estimatedTokens(text);
    }

    @Override
    public void close() {
        asking.shutdown();
    }
}
