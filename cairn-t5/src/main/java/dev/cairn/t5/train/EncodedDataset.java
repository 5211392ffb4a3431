package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.model.TokenBatch;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A data set as token ids. */
record EncodedDataset(List<EncodedPair> pairs, int padTokenId) {

    /** One batch as the model takes it. */
    record Batch(TokenBatch inputs, TokenBatch targets) {}

    EncodedDataset {
        pairs = List.copyOf(pairs);
    }

    static EncodedDataset encode(
            String name, List<TextPair> texts, T5Tokenizer tokenizer, TrainingConfig config, int padTokenId) {
        if (texts.isEmpty()) {
            throw new T5Exception("The " + name + " set is empty: training needs at least one pair of each set");
        }
        List<EncodedPair> pairs = texts.parallelStream()
                .map(text -> new EncodedPair(
                        tokenizer.encode(text.input(), config.maxInputLength()),
                        tokenizer.encode(text.target(), config.maxTargetLength())))
                .toList();
        return new EncodedDataset(pairs, padTokenId);
    }

    int size() {
        return pairs.size();
    }

    int[] inputLengths() {
        return pairs.stream().mapToInt(pair -> pair.input().length).toArray();
    }

    /** Target tokens of a batch. */
    int targetTokens(List<Integer> indices) {
        return indices.stream().mapToInt(i -> pairs.get(i).target().length).sum();
    }

    Batch batch(List<Integer> indices) {
        return new Batch(
                TokenBatch.of(indices.stream().map(i -> pairs.get(i).input()).toList(), padTokenId),
                TokenBatch.of(indices.stream().map(i -> pairs.get(i).target()).toList(), padTokenId));
    }

    /** SHA-256 over all token ids. */
    String fingerprint() {
        MessageDigest digest = sha256();
        for (EncodedPair pair : pairs) {
            update(digest, pair.input());
            update(digest, pair.target());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, int[] tokens) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * (tokens.length + 1)).putInt(tokens.length);
        bytes.asIntBuffer().put(tokens);
        digest.update(bytes.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
