package dev.cairn.t5;

/** The feed-forward layer of a block: original T5 uses {@link #RELU}, T5 v1.1 and FLAN-T5 {@link #GATED_GELU}, UL2 {@link #GATED_SILU}. */
public enum FeedForward {
    /** {@code wo(relu(wi(x)))}. */
    RELU("relu", "relu"),
    /** {@code wo(gelu_tanh(wi_0(x)) * wi_1(x))}. */
    GATED_GELU("gated-gelu", "gelu_new"),
    /** {@code wo(silu(wi_0(x)) * wi_1(x))}. */
    GATED_SILU("gated-silu", "silu");

    private final String configName;
    private final String activation;

    FeedForward(String configName, String activation) {
        this.configName = configName;
        this.activation = activation;
    }

    /** Whether a second projection of the input is multiplied with what the activation gives. */
    public boolean isGated() {
        return this != RELU;
    }

    /** The value of {@code feed_forward_proj} in {@code config.json}. */
    String configName() {
        return configName;
    }

    /** The value of {@code dense_act_fn}, where that is written out. */
    String activation() {
        return activation;
    }
}
