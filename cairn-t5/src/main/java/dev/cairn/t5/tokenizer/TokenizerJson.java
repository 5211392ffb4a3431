package dev.cairn.t5.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code tokenizer.json} that may be hostile. The native library ends the process at what it does not expect and follows patterns and
 * replacements whatever they take, so only components that are known go to it, with bounds on what they make of a text.
 *
 * @param bytes as the native library gets them
 * @param vocabSize the largest id that it may give, and one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TokenizerJson(byte[] bytes, int vocabSize) {

    /** That of mT5, with 250,000 pieces, has 16 MB. */
    static final int MAX_BYTES = 64 << 20;

    private static final int MAX_COMPONENTS = 64;

    /** Each makes the native library slower to load; models for molecules add thousands. */
    private static final int MAX_ADDED = 20_000;

    /** How many times longer a text may become; compatibility forms of Unicode make eighteen characters of one. */
    private static final double MAX_GROWTH = 1000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Component kinds that lengthen no text, or by a number that is known; 0 for those whose fields say how much. */
    private static final Map<String, Integer> NORMALIZERS = Map.ofEntries(
            Map.entry("NFC", 3),
            Map.entry("NFD", 4),
            Map.entry("NFKC", 18),
            Map.entry("NFKD", 18),
            Map.entry("Nmt", 1),
            Map.entry("Lowercase", 3),
            Map.entry("Strip", 1),
            Map.entry("StripAccents", 1),
            Map.entry("BertNormalizer", 4),
            Map.entry("ByteLevel", 4),
            Map.entry("Replace", 0),
            Map.entry("Prepend", 0),
            Map.entry("Precompiled", 0));

    private static final Set<String> PRE_TOKENIZERS = Set.of(
            "ByteLevel",
            "Metaspace",
            "Whitespace",
            "WhitespaceSplit",
            "Split",
            "Punctuation",
            "Digits",
            "BertPreTokenizer",
            "CharDelimiterSplit",
            "UnicodeScripts",
            "FixedLength");

    /** Of {@code FixedLength}, if it does not say. */
    private static final int FIXED_LENGTH = 5;

    private static final Set<String> DECODERS = Set.of(
            "ByteLevel", "Metaspace", "WordPiece", "Fuse", "ByteFallback", "BPEDecoder", "CTC", "Strip", "Replace");

    private static final Set<String> POST_PROCESSORS =
            Set.of("ByteLevel", "TemplateProcessing", "BertProcessing", "RobertaProcessing");

    /**
     * Checks a file.
     *
     * @throws IOException saying what in it is malformed, unknown or too much
     */
    static TokenizerJson of(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        if (!root.isObject()) {
            throw new IOException("it holds no JSON object");
        }
        double growth = 1;
        for (JsonNode normalizer : components(root, "normalizer", "normalizers", NORMALIZERS.keySet())) {
            growth *= growth(normalizer);
        }
        requireGrowth(growth, "normalizer");
        for (JsonNode split : components(root, "pre_tokenizer", "pretokenizers", PRE_TOKENIZERS)) {
            if (type(split).equals("Split")) {
                shortest(split.path("pattern"));
            }
            if (type(split).equals("FixedLength") && split.path("length").asInt(FIXED_LENGTH) < 1) {
                throw new IOException("its pre_tokenizer cuts a text into parts of length " + split.path("length"));
            }
        }
        growth = 1;
        for (JsonNode decoder : components(root, "decoder", "decoders", DECODERS)) {
            growth *= type(decoder).equals("Replace") ? growth(decoder) : 1;
            if (type(decoder).equals("Strip") && decoder.path("stop").asLong() != 0) {
                // The native library looks before the beginning of a token that is all taken away.
                throw new IOException("its decoder takes characters away at the end of tokens");
            }
        }
        requireGrowth(growth, "decoder");
        return new TokenizerJson(bytes, vocabSize(root));
    }

    /** The file as a tree. */
    JsonNode root() {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("it was read before", e);
        }
    }

    private static void requireGrowth(double growth, String field) throws IOException {
        if (growth > MAX_GROWTH) {
            throw new IOException("its " + field + " may make a text more than " + (int) MAX_GROWTH + " times as long");
        }
    }

    /** The components of a field, with those of sequences in their place. */
    private static List<JsonNode> components(JsonNode root, String field, String items, Set<String> known)
            throws IOException {
        List<JsonNode> components = new ArrayList<>();
        if (root.hasNonNull(field)) {
            collect(root.path(field), field, items, known, components);
        }
        return components;
    }

    private static void collect(JsonNode component, String field, String items, Set<String> known, List<JsonNode> into)
            throws IOException {
        String type = type(component);
        if (type.equals("Sequence")) {
            for (JsonNode item : component.path(items)) {
                collect(item, field, items, known, into);
            }
        } else if (known.contains(type)) {
            into.add(component);
        } else {
            throw new IOException("its " + field + " is of the unknown type " + component.path("type"));
        }
        if (into.size() > MAX_COMPONENTS) {
            throw new IOException("its " + field + " has more than " + MAX_COMPONENTS + " parts");
        }
    }

    private static String type(JsonNode component) {
        return component.path("type").asText();
    }

    private static double growth(JsonNode component) throws IOException {
        int content = component.path("content").asText().length();
        return switch (type(component)) {
            case "Prepend" -> {
                int length = component.path("prepend").asText().length();
                if (length == 0) {
                    throw new IOException("its normalizer puts nothing in front");
                }
                yield 1.0 + length;
            }
            case "Precompiled" -> CharacterMap.growth(characterMap(component));
            case "Replace" -> {
                int shortest = shortest(component.path("pattern"));
                if (shortest == 0) {
                    throw new IOException("a pattern that it replaces may match nothing: " + component.path("pattern"));
                }
                yield Math.max(1.0, (double) content / shortest);
            }
            default -> NORMALIZERS.getOrDefault(type(component), 1);
        };
    }

    private static byte[] characterMap(JsonNode component) throws IOException {
        try {
            return Base64.getDecoder()
                    .decode(component.path("precompiled_charsmap").asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("the character map of its normalizer is not in base 64", e);
        }
    }

    private static int shortest(JsonNode pattern) throws IOException {
        JsonNode literal = pattern.path("String");
        return literal.isTextual()
                ? literal.asText().length()
                : PatternCheck.shortest(pattern.path("Regex").asText());
    }

    private static int vocabSize(JsonNode root) throws IOException {
        requirePrefix(root.path("model"));
        JsonNode vocabulary = root.path("model").path("vocab");
        if (vocabulary.isEmpty()) {
            throw new IOException("it has no model.vocab");
        }
        int size = vocabulary.size();
        if (vocabulary.isObject()) {
            for (JsonNode id : vocabulary) {
                size = Math.max(size, id(id, "model.vocab") + 1);
            }
        }
        JsonNode added = root.path("added_tokens");
        if (added.size() > MAX_ADDED) {
            throw new IOException("it adds " + added.size() + " tokens, and " + MAX_ADDED + " are the most");
        }
        for (JsonNode token : added) {
            size = Math.max(size, id(token.path("id"), "added_tokens") + 1);
        }
        return Math.max(size, endOfPostProcessor(root));
    }

    /** The native library cuts the prefix off what is merged on the right, whether it is there or not. */
    private static void requirePrefix(JsonNode model) throws IOException {
        String prefix = model.path("continuing_subword_prefix").asText("");
        if (!prefix.isEmpty() && model.path("merges").size() > 0) {
            for (JsonNode merge : model.path("merges")) {
                String right = merge.isTextual()
                        ? merge.asText().substring(merge.asText().indexOf(' ') + 1)
                        : merge.path(1).asText();
                if (!right.startsWith(prefix)) {
                    throw new IOException("its merge " + merge + " lacks the continuing_subword_prefix " + prefix);
                }
            }
        }
    }

    private static int endOfPostProcessor(JsonNode root) throws IOException {
        int end = 0;
        int templates = 0;
        for (JsonNode processor : components(root, "post_processor", "processors", POST_PROCESSORS)) {
            switch (type(processor)) {
                case "TemplateProcessing" -> {
                    end = Math.max(end, endOfTemplate(processor));
                    templates++;
                }
                case "BertProcessing", "RobertaProcessing" -> {
                    end = Math.max(end, id(processor.path("sep").path(1), "post_processor") + 1);
                    end = Math.max(end, id(processor.path("cls").path(1), "post_processor") + 1);
                    templates++;
                }
                default -> {}
            }
        }
        if (templates > 1) {
            throw new IOException("its post_processor adds tokens more than once");
        }
        return end;
    }

    private static int endOfTemplate(JsonNode template) throws IOException {
        JsonNode special = template.path("special_tokens");
        int end = 0;
        for (JsonNode token : special) {
            for (JsonNode id : token.path("ids")) {
                end = Math.max(end, id(id, "post_processor") + 1);
            }
        }
        int texts = 0;
        for (JsonNode piece : template.path("single")) {
            JsonNode name = piece.path("SpecialToken").path("id");
            if (piece.path("Sequence").path("id").asText().equals("A")) {
                texts++;
            } else if (!name.isTextual() || !special.has(name.asText())) {
                throw new IOException("its post_processor has an unknown part " + piece);
            }
        }
        if (texts != 1 || template.path("single").size() > MAX_COMPONENTS) {
            throw new IOException("its post_processor does not hold each text once");
        }
        return end;
    }

    private static int id(JsonNode id, String field) throws IOException {
        if (!id.isInt() || id.intValue() < 0 || id.intValue() == Integer.MAX_VALUE) {
            throw new IOException(
                    "its " + field + " has " + (id.isMissingNode() ? "nothing" : id) + " where an id belongs");
        }
        return id.intValue();
    }
}
