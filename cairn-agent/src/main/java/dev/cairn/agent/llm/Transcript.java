package dev.cairn.agent.llm;

import static java.util.stream.Collectors.joining;

import dev.cairn.llm.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** An episode as the agents that speak in lines after {@code >} are shown it, below a solved one to go by. */
final class Transcript {
    private final Example example;
    private final String start;
    private final String task;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A transcript that has just begun.
     *
     * @param start what the agent sees first
     */
    Transcript(Example example, String start, String task) {
        this.example = example;
        this.start = Entry.oneLine(start);
        this.task = Entry.oneLine(task);
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    /**
     * The prompt that {@code prompt} makes of example and episode. Where it has more than {@code room} tokens, by estimate,
     * entries of the example are left out, oldest first, and then those of the episode, as in the released baselines.
     */
    String fitting(int room, BiFunction<String, String, String> prompt) {
        int fromExample = 0;
        int fromEpisode = 0;
        while (true) {
            String text = prompt.apply(
                    text(example.start(), example.task(), tail(example.entries(), fromExample)),
                    text(start, task, tail(entries, fromEpisode)));
            boolean nothingLeft = fromExample == example.entries().size() && fromEpisode == entries.size();
            if (nothingLeft || ChatRequest.estimatedTokens(text) <= room) {
                return text;
            }
            if (fromExample < example.entries().size()) {
                fromExample++;
            } else {
                fromEpisode++;
            }
        }
    }

    private static List<Entry> tail(List<Entry> entries, int from) {
        return entries.subList(from, entries.size());
    }

    private static String text(String start, String task, List<Entry> entries) {
        String steps = entries.stream().map(Entry::toString).collect(joining("\n"));
        return String.join("\n", start, task, steps).strip();
    }
}
