package dev.cairn.agent.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.llm.ChatAnswer;
import dev.cairn.llm.PermanentLlmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lets a language model rank actions. They stand in the question as a list with letters, since a letter is one token for
 * every model; the answer is a letter. A server that reports log-probabilities gives the score of every letter at once, of
 * another only the letter said counts, which then comes first. Safe to use from several threads.
 */
final class ActionRanking {
    /** As many as a server reports log-probabilities for. */
    static final int MOST = 20;

    private static final int ANSWER_TOKENS = 5;

    /** A server that does not know the field for log-probabilities refuses the question; it need not be asked twice. */
    private volatile boolean refused;

    /**
     * Ranks actions, best first.
     *
     * @param actions at most {@link #MOST}, in the order that counts where the model makes no difference
     * @param prompt question for a list
     */
    List<String> rank(List<String> actions, Function<String, String> prompt, LlmSession talk) {
        String question = prompt.apply(listed(actions));
        ChatAnswer answer = answer(question, talk);
        Map<Integer, Double> scores = new HashMap<>();
        for (ChatAnswer.Alternative other : answer.alternatives()) {
            index(other.token(), actions.size(), scores, other.logprob());
        }
        if (scores.isEmpty()) {
            index(answer.text(), actions.size(), scores, 0);
        }
        return IntStream.range(0, actions.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores.getOrDefault(i, Double.NEGATIVE_INFINITY)))
                .map(actions::get)
                .toList();
    }

    private ChatAnswer answer(String question, LlmSession talk) {
        if (refused) {
            return talk.word(question, ANSWER_TOKENS, 0);
        }
        try {
            return talk.word(question, ANSWER_TOKENS, MOST);
        } catch (PermanentLlmException e) {
            ChatAnswer answer = talk.word(question, ANSWER_TOKENS, 0);
            refused = true;
            return answer;
        }
    }

    private static String listed(List<String> actions) {
        return IntStream.range(0, actions.size())
                .mapToObj(i -> letter(i) + ": " + actions.get(i))
                .collect(joining("\n"));
    }

    private static char letter(int index) {
        return (char) ('A' + index);
    }

    /** Several tokens can mean one letter, such as {@code A} and {@code a}; the likeliest of them counts. */
    private static void index(String token, int size, Map<Integer, Double> scores, double score) {
        String word = token.strip().toUpperCase(Locale.ROOT).replaceFirst("[^A-Z].*", "");
        if (word.length() == 1 && word.charAt(0) < letter(size)) {
            scores.merge(word.charAt(0) - 'A', score, Math::max);
        }
    }
}
