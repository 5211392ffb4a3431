package dev.cairn.pipeline.export;

import dev.cairn.core.Choice;
import dev.cairn.core.Episode;
import dev.cairn.core.EpisodeStep;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.run.EvaluationRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Episodes as conversations, in the form that trainers of chat models read ("ShareGPT"): the task and what the world
 * answers are {@code human}, what the agent does is {@code gpt}; the two take turns, and the agent has the last word.
 */
public final class ShareGpt implements ExportFormat {
    /** One episode. */
    record Conversation(
            String id,
            String task,
            int variation,
            String agent,
            int score,
            boolean success,
            List<Message> conversations) {}

    /** What one side says. */
    record Message(String from, String value) {}

    @Override
    public String name() {
        return "sharegpt";
    }

    @Override
    public String defaultPath() {
        return "sharegpt.json";
    }

    @Override
    public String items() {
        return "conversations";
    }

    /** Writes the file, a JSON array. */
    @Override
    public int write(Path run, Path file, int minScore) {
        List<Conversation> conversations = new ArrayList<>();
        EvaluationRun.read(run).forEachEpisode(episode -> {
            Conversation conversation = conversation(episode);
            if (episode.score() >= minScore && !conversation.conversations().isEmpty()) {
                conversations.add(conversation);
            }
        });
        AtomicFiles.write(file, Json.pretty(conversations));
        return conversations.size();
    }

    static Conversation conversation(Episode episode) {
        List<Message> messages = new ArrayList<>();
        String heard = episode.taskDescription();
        String thought = "";
        for (EpisodeStep step : episode.steps()) {
            if (step.choice().touchesWorld()) {
                messages.add(new Message("human", heard));
                messages.add(new Message("gpt", thought + said(step)));
                heard = step.observation();
                thought = "";
            } else if (step.choice() == Choice.THOUGHT) {
                // said in one breath with the action that follows, since the world answers nothing to it
                thought += step.action() + "\n";
            }
        }
        return new Conversation(
                episode.variation().key(),
                episode.variation().task().name(),
                episode.variation().number(),
                episode.agent(),
                episode.score(),
                episode.success(),
                messages);
    }

    private static String said(EpisodeStep step) {
        Optional<String> subGoal = step.subGoal().map(text -> "Sub-goal: " + text + "\n");
        return subGoal.orElse("") + "Action: " + step.action();
    }
}
