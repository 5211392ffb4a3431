package dev.cairn.t5.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cairn.t5.T5Exception;
import dev.cairn.t5.io.JsonFile;
import dev.cairn.t5.io.LfsPointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tokenizer files of a Hugging Face model directory. */
public final class TokenizerFiles {

    /** The file with vocabulary, merges and rules. */
    public static final String TOKENIZER = "tokenizer.json";

    private static final String PIECES = "spiece.model";
    private static final String CONFIG = "tokenizer_config.json";
    private static final String ADDED = "added_tokens.json";
    private static final String SPECIAL_TOKENS = "special_tokens_map.json";
    private static final int SENTINELS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TokenizerFiles() {}

    /**
     * The files that {@link #read} reads: {@code tokenizer.json}, or else {@code spiece.model} with what belongs to it.
     *
     * @throws T5Exception when there is neither; it says what the directory holds instead
     */
    public static List<Path> of(Path dir) {
        List<String> names =
                Files.isRegularFile(dir.resolve(TOKENIZER)) ? List.of(TOKENIZER) : List.of(PIECES, CONFIG, ADDED);
        if (!isIn(dir)) {
            throw new T5Exception("No tokenizer at " + dir.resolve(TOKENIZER) + ", nor " + PIECES + otherIn(dir)
                    + ": copy tokenizer.json to the directory of the model, or train one with TokenizerTrainer");
        }
        return names.stream().map(dir::resolve).filter(Files::isRegularFile).toList();
    }

    /** Whether {@link #of} finds one. */
    public static boolean isIn(Path dir) {
        return Files.isRegularFile(dir.resolve(TOKENIZER)) || Files.isRegularFile(dir.resolve(PIECES));
    }

    private static String otherIn(Path dir) {
        return Stream.of("vocab.json", "vocab.txt", "sentencepiece.bpe.model", "tokenizer.model", "sentencepiece.model")
                .filter(name -> Files.exists(dir.resolve(name)))
                .map(name -> "; there is " + name
                        + ", of which AutoTokenizer of transformers makes tokenizer.json with save_pretrained")
                .findFirst()
                .orElse("");
    }

    /**
     * Reads and checks the tokenizer of a model directory.
     *
     * @throws T5Exception when it is missing, malformed, or more than a tokenizer does
     */
    public static TokenizerJson read(Path dir) {
        Path file = of(dir).get(0);
        try {
            LfsPointer.refuse(file);
            if (Files.size(file) > TokenizerJson.MAX_BYTES) {
                throw new IOException("it has " + Files.size(file) + " bytes, more than any tokenizer");
            }
            byte[] bytes = Files.readAllBytes(file);
            return TokenizerJson.of(file.endsWith(PIECES) ? converted(bytes, dir) : bytes);
        } catch (IOException e) {
            throw T5Exception.reading(file, e);
        }
    }

    private static byte[] converted(byte[] pieces, Path dir) throws IOException {
        JsonNode config = optional(dir.resolve(CONFIG));
        JsonNode sentinels = config.path("extra_ids");
        int count = sentinels.isMissingNode() || sentinels.isNull() ? SENTINELS : sentinels.asInt(-1);
        if (count < 0 || count > 100_000) {
            throw new IOException("extra_ids in " + CONFIG + " beside it is " + sentinels);
        }
        return SentencePieceModel.of(pieces).tokenizerJson(count, added(optional(dir.resolve(ADDED)), config));
    }

    /** By id; newer versions of {@code transformers} write them into the configuration, with more of each. */
    private static Map<Integer, AddedToken> added(JsonNode ids, JsonNode config) throws IOException {
        Map<Integer, AddedToken> added = new HashMap<>();
        for (Map.Entry<String, JsonNode> token : ids.properties()) {
            added.put(token.getValue().asInt(-1), AddedToken.plain(token.getKey()));
        }
        for (Map.Entry<String, JsonNode> token :
                config.path("added_tokens_decoder").properties()) {
            try {
                added.put(Integer.parseInt(token.getKey()), AddedToken.of(token.getValue()));
            } catch (NumberFormatException e) {
                throw new IOException("added_tokens_decoder in " + CONFIG + " has the id " + token.getKey(), e);
            }
        }
        return added;
    }

    private static JsonNode optional(Path file) throws IOException {
        return Files.isRegularFile(file) ? JsonFile.read(file) : MissingNode.getInstance();
    }

    /** Writes the tokenizer that was read from {@code from}, and what else {@code transformers} looks for if it is there. */
    public static void copy(TokenizerJson tokenizer, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.write(to.resolve(TOKENIZER), tokenizer.bytes());
        for (String name : List.of(CONFIG, SPECIAL_TOKENS)) {
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
            AddedToken.special(tokens.get(id)).write(added, id);
        }
        for (int i = 0; i < sentinels.size(); i++) {
            AddedToken.special(sentinels.get(i)).write(added, tokens.size() + i);
        }
        root.putNull("normalizer");
        root.set("pre_tokenizer", byteLevel(false));
        root.set("post_processor", JSON.readTree(endTokenAppended(1)));
        root.set("decoder", byteLevel(true));
        root.set("model", model(tokens, merges));
        return root;
    }

    static String endTokenAppended(int id) {
        return END_TOKEN_APPENDED.formatted(id);
    }

    /**
     * Whether a {@code tokenizer.json} splits and encodes texts as those that {@link #write} makes do.
     *
     * @param endId of the end token
     */
    static boolean isByteLevel(JsonNode root, int endId) {
        ObjectNode model =
                root.path("model") instanceof ObjectNode object ? object.deepCopy() : JSON.createObjectNode();
        model.remove(List.of("vocab", "merges"));
        ObjectNode expected = model(List.of(), List.of());
        expected.remove(List.of("vocab", "merges"));
        try {
            return root.path("truncation").isNull()
                    && root.path("padding").isNull()
                    && root.path("normalizer").isNull()
                    && root.path("pre_tokenizer").equals(byteLevel(false))
                    && root.path("post_processor").equals(JSON.readTree(endTokenAppended(endId)))
                    && model.equals(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
             "special_tokens": {"</s>": {"id": "</s>", "ids": [%d], "tokens": ["</s>"]}}}
            """;
}
