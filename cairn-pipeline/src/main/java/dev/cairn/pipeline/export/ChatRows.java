package dev.cairn.pipeline.export;

import dev.cairn.agent.policy.AgentModelConfig;
import dev.cairn.core.Example;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import dev.cairn.core.io.Json;
import dev.cairn.core.io.Jsonl;
import dev.cairn.distill.dataset.DatasetSummary;
import dev.cairn.llm.ChatMessage;
import dev.cairn.llm.ChatRequest;
import dev.cairn.pipeline.train.ModelFiles;
import dev.cairn.pipeline.train.RoleConstraints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a data set as conversations of a question and an answer, {@code <role>/train.jsonl} and {@code <role>/val.jsonl}, in the form
 * that trainers of chat models read ("messages"). Beside them {@code dataset_info.json}, as LLaMA-Factory wants it, and for each role
 * {@code cairn.json}, which says how an agent asks a model that was trained on them.
 */
public final class ChatRows implements ExportFormat {
    private static final String TRAIN = "train";
    private static final List<String> SPLITS = List.of(TRAIN, "val", "test");

    /** Tokens beyond which a prompt loses its oldest steps: far more than one has as a rule, far less than chat models read. */
    private static final int LONGEST_INPUT = 4096;

    /** Tokens of an answer, or twice those of the longest in the rows, where some are that long. */
    private static final int LONGEST_ANSWER = 64;

    /** One row. */
    record Conversation(List<ChatMessage> messages) {
        static Conversation of(Example row) {
            return new Conversation(List.of(ChatMessage.user(row.input()), ChatMessage.assistant(row.target())));
        }
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public String defaultPath() {
        return "chat";
    }

    @Override
    public String items() {
        return "conversations";
    }

    @Override
    public int write(Path run, Path folder, int minScore) {
        if (!Files.isRegularFile(run.resolve(DatasetSummary.FILE))) {
            throw new UserException(
                    run + " has no " + DatasetSummary.FILE
                            + ", so it is no data set; make one with `cairn dataset`, or export episodes with --format sharegpt");
        }
        DatasetSummary summary = DatasetSummary.read(run);
        Map<String, Object> info = new LinkedHashMap<>();
        int rows = 0;
        for (Role role : Role.values()) {
            Path place = folder.resolve(role.label());
            for (String split : SPLITS) {
                Path file = DatasetSummary.rows(run, role, split);
                if (Files.isRegularFile(file)) {
                    List<Example> examples = Jsonl.read(file, Example.class);
                    AtomicFiles.createDirectories(place);
                    write(examples, place.resolve(file.getFileName()));
                    info.put("cairn_" + role.label() + "_" + split, described(role.label() + "/" + file.getFileName()));
                    rows += examples.size();
                    if (split.equals(TRAIN)) {
                        describe(role, examples, summary, place);
                        ModelFiles.copyLanguage(run, place);
                    }
                }
            }
        }
        AtomicFiles.write(folder.resolve("dataset_info.json"), Json.pretty(info));
        return rows;
    }

    private static void write(List<Example> rows, Path into) {
        AtomicFiles.write(into, out -> {
            for (Example row : rows) {
                out.write(Json.write(Conversation.of(row)) + "\n");
            }
        });
    }

    private static Map<String, Object> described(String path) {
        return Map.of(
                "file_name",
                path,
                "formatting",
                "sharegpt",
                "columns",
                Map.of("messages", "messages"),
                "tags",
                Map.of(
                        "role_tag", "role",
                        "content_tag", "content",
                        "user_tag", "user",
                        "assistant_tag", "assistant"));
    }

    private static void describe(Role role, List<Example> rows, DatasetSummary summary, Path folder) {
        new AgentModelConfig(
                        role.label(),
                        summary.domain(),
                        summary.alignment(),
                        summary.wording(),
                        summary.historyLength(),
                        LONGEST_INPUT,
                        longestAnswer(rows),
                        Optional.empty(),
                        RoleConstraints.of(role, rows, summary))
                .write(folder);
    }

    private static int longestAnswer(List<Example> rows) {
        return rows.stream()
                .mapToInt(row -> 2 * ChatRequest.estimatedTokens(row.target()))
                .reduce(LONGEST_ANSWER, Math::max);
    }
}
