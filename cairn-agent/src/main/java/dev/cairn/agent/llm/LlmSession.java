package dev.cairn.agent.llm;

import dev.cairn.core.Usage;
import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import dev.cairn.llm.PermanentLlmException;
import java.util.List;
import java.util.regex.Pattern;

/** What one episode asks a language model, and what that cost. Not for several threads. */
public final class LlmSession {
    /** Blank answers are asked for again, each time with more chance, as the released Reflexion does. */
    private static final int TRIES = 6;

    private static final double WARMER = 0.2;
    /** Chat models put around an answer what begins and ends a block of code; of an answer that ends with its first line, that is all. */
    private static final Pattern FENCE = Pattern.compile("```\\w*");

    private static final List<String> END_OF_LINE = List.of("\n");

    private final Llm llm;
    private Usage usage = Usage.NONE;

    LlmSession(Llm llm) {
        this.llm = llm;
    }

    /**
     * One line in answer to a prompt.
     *
     * @param tokens longest answer, unless the user has set another
     * @throws PermanentLlmException if the model says nothing, however often it is asked
     */
    public String line(String prompt, int tokens) {
        for (int tries = 0; tries < TRIES; tries++) {
            ChatAnswer answer = ask(List.of(ChatMessage.user(prompt)), tries * WARMER, tokens, END_OF_LINE, 0);
            String line = firstLine(answer.text());
            if (!line.isEmpty()) {
                return line;
            }
        }
        throw new PermanentLlmException("the model " + llm.model() + " said nothing " + TRIES + " times in a row");
    }

    /** A whole answer, without the blank space around it. */
    public String text(List<ChatMessage> messages, int tokens) {
        return ask(messages, 0, tokens, List.of(), 0).text().strip();
    }

    /** A word of an answer with the tokens that could have stood in its place, as far as the server tells. */
    ChatAnswer word(String prompt, int tokens, int alternatives) {
        return ask(List.of(ChatMessage.user(prompt)), 0, tokens, END_OF_LINE, alternatives);
    }

    /** What was asked since the last call of this method. */
    public Usage takeUsage() {
        Usage taken = usage;
        usage = Usage.NONE;
        return taken;
    }

    private ChatAnswer ask(
            List<ChatMessage> messages, double temperature, int tokens, List<String> stop, int alternatives) {
        ChatRequest request = new ChatRequest(
                llm.model(),
                messages,
                Math.round(temperature * 10) / 10.0,
                llm.answerTokens().orElse(tokens),
                stop,
                alternatives);
        long start = System.nanoTime();
        ChatAnswer answer = llm.chat().answer(request);
        double seconds = (System.nanoTime() - start) / 1e9;
        usage = usage.plus(answer.usage(new Usage.Seconds(0, seconds, 0), llm.price()));
        return answer;
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !FENCE.matcher(line).matches())
                .findFirst()
                .orElse("");
    }
}
