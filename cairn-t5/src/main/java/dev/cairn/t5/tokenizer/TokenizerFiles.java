package dev.cairn.t5.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The tokenizer files of a Hugging Face model directory. */
public final class TokenizerFiles {

    /** The file with vocabulary, merges and rules. */
    public static final String TOKENIZER = "tokenizer.json";

    private static final String CONFIG = "tokenizer_config.json";
    private static final String SPECIAL_TOKENS = "special_tokens_map.json";
    private static final List<String> ALL = List.of(TOKENIZER, CONFIG, SPECIAL_TOKENS);
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenizerFiles() {}

    /** Copies those files that are there. */
    public static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : ALL) {
            Path file = from.resolve(name);
            if (Files.exists(file)) {
                Files.copy(file, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /**
     * Writes the three files of a byte-level BPE tokenizer.
     *
     * @param tokens by id, control tokens first
     * @param sentinels follow the tokens
     */
    static void write(Path dir, List<String> tokens, List<Merge> merges, List<String> sentinels) throws IOException {
        Files.createDirectories(dir);
        write(dir.resolve(TOKENIZER), tokenizer(tokens, merges, sentinels));
        write(dir.resolve(CONFIG), config(sentinels));
        write(dir.resolve(SPECIAL_TOKENS), specialTokens(JSON.createObjectNode(), sentinels));
    }

    private static void write(Path file, JsonNode json) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static ObjectNode tokenizer(List<String> tokens, List<Merge> merges, List<String> sentinels)
            throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        for (int id = 0; id < TokenizerTrainer.CONTROL.size(); id++) {
            addSpecial(added, id, tokens.get(id));
        }
        for (int i = 0; i < sentinels.size(); i++) {
            addSpecial(added, tokens.size() + i, sentinels.get(i));
        }
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel(false));
        root.set("post_processor", JSON.readTree(END_TOKEN_APPENDED));
        root.set("decoder", byteLevel(true));
        root.set("model", model(tokens, merges));
        return root;
    }

    private static void addSpecial(ArrayNode added, int id, String content) {
        added.addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    private static ObjectNode byteLevel(boolean addPrefixSpace) {
        return JSON.createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", addPrefixSpace)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    private static ObjectNode model(List<String> tokens, List<Merge> merges) {
        ObjectNode model = JSON.createObjectNode().put("type", "BPE");
        for (String unused : List.of("dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix")) {
            model.putNull(unused);
        }
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        ArrayNode pairs = model.putArray("merges");
        merges.forEach(merge -> pairs.addArray().add(merge.left()).add(merge.right()));
        return model;
    }

    private static ObjectNode config(List<String> sentinels) {
        ObjectNode config = JSON.createObjectNode()
                .put("tokenizer_class", "PreTrainedTokenizerFast")
                .put("clean_up_tokenization_spaces", false)
                .put("model_max_length", 1_000_000);
        return specialTokens(config, sentinels);
    }

    private static ObjectNode specialTokens(ObjectNode json, List<String> sentinels) {
        json.put("pad_token", "<pad>").put("eos_token", "</s>").put("unk_token", "<unk>");
        ArrayNode additional = json.putArray("additional_special_tokens");
        sentinels.forEach(additional::add);
        return json;
    }

    private static final String END_TOKEN_APPENDED = """
            {"type": "TemplateProcessing",
             "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
             "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}},
                      {"Sequence": {"id": "B", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}],
             "special_tokens": {"</s>": {"id": "</s>", "ids": [1], "tokens": ["</s>"]}}}
            """;
}
