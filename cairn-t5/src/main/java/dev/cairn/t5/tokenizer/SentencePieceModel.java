package dev.cairn.t5.tokenizer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The vocabulary and normalisation of a {@code spiece.model} of SentencePiece with unigrams, as the {@code tokenizer.json} that
 * {@code T5Tokenizer} of {@code transformers} 5 makes of it. The file is a message of protocol buffers; the numbers of the fields are those
 * of {@code sentencepiece_model.proto}.
 */
final class SentencePieceModel {

    /** A piece of text; its id is its place. */
    private record Piece(String text, float score, int type) {}

    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNIGRAM = 1;
    private static final List<String> MODEL_TYPES =
            List.of("0", "unigrams", "byte pair encoding", "words", "characters");
    private static final String END = "</s>";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Piece> pieces = new ArrayList<>();
    private int modelType = UNIGRAM;
    private byte[] characterMap = {};

    private SentencePieceModel() {}

    /** @throws IOException when it is cut, malformed or of another kind than unigrams */
    static SentencePieceModel of(byte[] file) throws IOException {
        SentencePieceModel model = new SentencePieceModel();
        try {
            model.read(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException e) {
            throw new IOException("it is no model of SentencePiece: a field ends after its end", e);
        }
        if (model.modelType != UNIGRAM) {
            String type = model.modelType < 0 || model.modelType >= MODEL_TYPES.size()
                    ? "another kind"
                    : MODEL_TYPES.get(model.modelType);
            throw new IOException(
                    "it is a model of " + type + " and not of unigrams, as those of T5 are: in Python, AutoTokenizer's"
                            + " from_pretrained and save_pretrained make tokenizer.json of it");
        }
        if (model.pieces.stream().filter(piece -> piece.type() == UNKNOWN).count() != 1 || model.id(END) < 0) {
            throw new IOException("it is no SentencePiece model of T5: it needs one unknown piece, and " + END);
        }
        return model;
    }

    /**
     * The same as {@code tokenizer.json}.
     *
     * @param sentinels number of {@code <extra_id_N>} that follow the pieces, the last one first
     * @param added tokens by id; those of the pieces and of these are among them or not
     */
    byte[] tokenizerJson(int sentinels, Map<Integer, AddedToken> added) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        ArrayNode addedTokens = root.putArray("added_tokens");
        ObjectNode model = JSON.createObjectNode().put("type", "Unigram");
        ArrayNode vocabulary = model.putArray("vocab");
        for (int id = 0; id < pieces.size(); id++) {
            Piece piece = pieces.get(id);
            vocabulary.addArray().add(piece.text()).add((double) piece.score());
            if (piece.type() == UNKNOWN) {
                model.put("unk_id", id);
            }
            if (piece.type() == UNKNOWN || piece.type() == CONTROL || piece.type() == USER_DEFINED) {
                AddedToken token = piece.type() == USER_DEFINED
                        ? AddedToken.plain(piece.text())
                        : AddedToken.special(piece.text());
                token.write(addedTokens, id);
            }
        }
        for (int i = sentinels - 1; i >= 0; i--) {
            String sentinel = "<extra_id_" + i + ">";
            AddedToken.special(sentinel).write(addedTokens, vocabulary.size());
            vocabulary.addArray().add(sentinel).add(0.0);
        }
        int next = vocabulary.size();
        for (Map.Entry<Integer, AddedToken> token : new TreeMap<>(added).entrySet()) {
            if (token.getKey() >= vocabulary.size()) {
                if (token.getKey() != next) {
                    throw new IOException("no added token has the id " + next + ", but "
                            + token.getValue().content() + " has " + token.getKey());
                }
                token.getValue().write(addedTokens, next++);
            }
        }
        if (characterMap.length > 0) {
            String map = Base64.getEncoder().encodeToString(characterMap);
            root.putObject("normalizer").put("type", "Precompiled").put("precompiled_charsmap", map);
        }
        root.set("pre_tokenizer", JSON.readTree(PRE_TOKENIZER));
        root.set("post_processor", JSON.readTree(TokenizerFiles.endTokenAppended(id(END))));
        root.set("decoder", JSON.readTree(METASPACE));
        root.set("model", model.put("byte_fallback", false));
        return JSON.writeValueAsBytes(root);
    }

    private int id(String text) {
        for (int id = 0; id < pieces.size(); id++) {
            if (pieces.get(id).text().equals(text)) {
                return id;
            }
        }
        return -1;
    }

    private void read(ByteBuffer message) throws IOException {
        while (message.hasRemaining()) {
            long tag = varint(message);
            if (tag == field(1)) {
                pieces.add(piece(part(message)));
            } else if (tag == field(2)) {
                readTrainerSpec(part(message));
            } else if (tag == field(3)) {
                readNormalizerSpec(part(message));
            } else {
                skip(message, tag);
            }
        }
    }

    private static Piece piece(ByteBuffer message) throws IOException {
        String text = "";
        float score = 0;
        int type = 1;
        while (message.hasRemaining()) {
            long tag = varint(message);
            if (tag == field(1)) {
                text = StandardCharsets.UTF_8.decode(part(message)).toString();
            } else if (tag == (2 << 3 | 5)) {
                score = message.getFloat();
            } else if (tag == 3 << 3) {
                type = (int) varint(message);
            } else {
                skip(message, tag);
            }
        }
        if (!Float.isFinite(score)) {
            throw new IOException("it is no model of SentencePiece: the score of " + text + " is " + score);
        }
        return new Piece(text, score, type);
    }

    private void readTrainerSpec(ByteBuffer message) throws IOException {
        while (message.hasRemaining()) {
            long tag = varint(message);
            if (tag == 3 << 3) {
                modelType = (int) varint(message);
            } else {
                skip(message, tag);
            }
        }
    }

    private void readNormalizerSpec(ByteBuffer message) throws IOException {
        while (message.hasRemaining()) {
            long tag = varint(message);
            if (tag == field(2)) {
                ByteBuffer map = part(message);
                characterMap = new byte[map.remaining()];
                map.get(characterMap);
            } else {
                skip(message, tag);
            }
        }
    }

    /** The tag of a field of bytes, text or a message. */
    private static long field(int number) {
        return (long) number << 3 | 2;
    }

    private static long varint(ByteBuffer message) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = message.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("it is no model of SentencePiece: a number has more than ten bytes");
    }

    private static ByteBuffer part(ByteBuffer message) throws IOException {
        long length = varint(message);
        if (length < 0 || length > message.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = message.slice(message.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        message.position(message.position() + (int) length);
        return part;
    }

    private static void skip(ByteBuffer message, long tag) throws IOException {
        switch ((int) (tag & 7)) {
            case 0 -> varint(message);
            case 1 -> message.getLong();
            case 2 -> part(message);
            case 5 -> message.getInt();
            default ->
                throw new IOException("it is no model of SentencePiece: it has a field of the kind " + (tag & 7));
        }
    }

    private static final String METASPACE = """
            {"type": "Metaspace", "replacement": "\\u2581", "prepend_scheme": "always", "split": true}
            """;

    private static final String PRE_TOKENIZER = """
            {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"}, %s]}
            """.formatted(METASPACE);
}
