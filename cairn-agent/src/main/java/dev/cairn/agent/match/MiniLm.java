package dev.cairn.agent.match;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.cairn.core.CairnException;
import dev.cairn.t5.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sentence embeddings of all-MiniLM-L6-v2 (six layers, 384 dimensions; mean of the tokens, normalised), run by ONNX Runtime on
 * the CPU. Nothing is fetched: the 8-bit model and its tokenizer are in a jar.
 *
 * <p>One sentence at a time and without padding: the model's activations are quantised by the range of the whole batch, so in
 * a batch the same sentence would get other numbers in other company. Vectors are kept, since valid actions repeat.
 */
public final class MiniLm implements Similarity {

    static {
        Torch.settings();
    }

    private static final String MODEL = "all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    /** Embeddings kept, 1.5 kB each; when there are more, all are forgotten. */
    private static final int MOST_KEPT = 30_000;

    private final HuggingFaceTokenizer tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    private MiniLm(HuggingFaceTokenizer tokenizer, OrtEnvironment environment, OrtSession session) {
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
    }

    /** Loads the model, which takes about a second. */
    public static MiniLm load() {
        try (InputStream json = resource(TOKENIZER);
                InputStream onnx = resource(MODEL)) {
            HuggingFaceTokenizer tokenizer =
                    HuggingFaceTokenizer.newInstance(json, Map.of("truncation", "false", "padding", "false"));
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                // a sentence is too short to share among threads
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                return new MiniLm(tokenizer, environment, environment.createSession(onnx.readAllBytes(), options));
            }
        } catch (IOException | OrtException e) {
            throw new CairnException("cannot load the sentence model: " + e.getMessage(), e);
        }
    }

    @Override
    public double[] sums(List<String> predictions, List<String> candidates) {
        float[] total = new float[vector(predictions.get(0)).length];
        for (String prediction : predictions) {
            float[] vector = vector(prediction);
            for (int i = 0; i < total.length; i++) {
                total[i] += vector[i];
            }
        }
        return candidates.stream()
                .mapToDouble(candidate -> product(total, vector(candidate)))
                .toArray();
    }

    /** Unit vector of a text. */
    float[] vector(String text) {
        if (vectors.size() > MOST_KEPT) {
            vectors.clear();
        }
        return vectors.computeIfAbsent(text, this::embed);
    }

    private float[] embed(String text) {
        Encoding encoding = tokenizer.encode(text);
        long[][] ids = {encoding.getIds()};
        long[][] mask = {encoding.getAttentionMask()};
        long[][] types = {encoding.getTypeIds()};
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
                OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", idTensor, "attention_mask", maskTensor, "token_type_ids", typeTensor))) {
            return mean(((float[][][]) result.get(0).getValue())[0]);
        } catch (OrtException e) {
            throw new CairnException("cannot embed '" + text + "': " + e.getMessage(), e);
        }
    }

    private static float[] mean(float[][] tokens) {
        float[] sum = new float[tokens[0].length];
        for (float[] token : tokens) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += token[i];
            }
        }
        double length = Math.sqrt(product(sum, sum));
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (sum[i] / length);
        }
        return sum;
    }

    private static double product(float[] a, float[] b) {
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
        }
        return product;
    }

    private static InputStream resource(String name) {
        // By the class loader, since on the module path the model is in a module of its own.
        InputStream in = MiniLm.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new CairnException("the sentence model is not among Cairn's libraries: " + name);
        }
        return in;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new CairnException("cannot close the sentence model: " + e.getMessage(), e);
        } finally {
            tokenizer.close();
        }
    }
}
