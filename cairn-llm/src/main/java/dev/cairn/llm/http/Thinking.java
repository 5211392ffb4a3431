package dev.cairn.llm.http;

import java.util.List;

/**
 * Text in which a model thinks aloud before it answers, as servers without a parser for it leave it in the answer: {@code
 * <think>...</think>} and its kin, closed, without a beginning (the prompt has it), or cut off before the end.
 */
public final class Thinking {
    /** How a model marks the beginning and the end of its thinking. */
    private record Marks(String begin, String end) {}

    private static final List<Marks> MARKS = List.of(
            new Marks("<think>", "</think>"),
            new Marks("<thinking>", "</thinking>"),
            new Marks("<thought>", "</thought>"),
            new Marks("<reasoning>", "</reasoning>"),
            new Marks("<seed:think>", "</seed:think>"),
            new Marks("◁think▷", "◁/think▷"),
            new Marks("[THINK]", "[/THINK]"),
            new Marks("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"));

    private Thinking() {}

    /** The answer behind all thinking; what stands before thinking that is cut off is no answer either. */
    public static String without(String text) {
        String answer = text;
        for (Marks marks : MARKS) {
            int end = answer.lastIndexOf(marks.end());
            if (end >= 0) {
                answer = answer.substring(end + marks.end().length());
            }
            if (answer.contains(marks.begin())) {
                answer = "";
            }
        }
        return answer.length() == text.length() ? text : answer.strip();
    }
}
