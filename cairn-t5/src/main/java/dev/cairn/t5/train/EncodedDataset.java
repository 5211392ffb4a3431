package dev.cairn.t5.train;

import dev.cairn.t5.T5Exception;
import dev.cairn.t5.T5Tokenizer;
import dev.cairn.t5.model.TokenBatch;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A data set as token ids, inputs and targets in the same order; the arrays must not be changed. */
record EncodedDataset(List<int[]> inputs, List<int[]> targets, int padTokenId) {

    /** One batch as the model takes it. */
    record Batch(TokenBatch inputs, TokenBatch targets) {}

    EncodedDataset {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    static EncodedDataset encode(
            String name, List<TextPair> texts, T5Tokenizer tokenizer, TrainingOptions config, int padTokenId) {
        if (texts.isEmpty()) {
            throw new T5Exception("The " + name + " set is empty: training needs at least one pair of each set");
        }
        return new EncodedDataset(
                texts.parallelStream()
                        .map(text -> tokenizer.encode(text.input(), config.maxInputLength()))
                        .toList(),
                texts.parallelStream()
                        .map(text -> tokenizer.encode(text.target(), config.maxTargetLength()))
                        .toList(),
                padTokenId);
    }

    int size() {
        return inputs.size();
    }

    int[] inputLengths() {
        return inputs.stream().mapToInt(input -> input.length).toArray();
    }

    /** Target tokens of a batch. */
    int targetTokens(List<Integer> indices) {
        return indices.stream().mapToInt(i -> targets.get(i).length).sum();
    }

    Batch batch(List<Integer> indices) {
        return new Batch(
                TokenBatch.of(indices.stream().map(inputs::get).toList(), padTokenId),
                TokenBatch.of(indices.stream().map(targets::get).toList(), padTokenId));
    }

    /** SHA-256 over all token ids. */
    String fingerprint() {
        MessageDigest digest = sha256();
        for (int i = 0; i < size(); i++) {
            update(digest, inputs.get(i));
            update(digest, targets.get(i));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, int[] tokens) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * (tokens.length + 1)).putInt(tokens.length);
        bytes.asIntBuffer().put(tokens);
        digest.update(bytes.array());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
