package dev.cairn.t5.train.optimizer;

/** What turns gradients into updates. */
public enum Algorithm {
    /** AdamW for all parameters. */
    ADAMW,
    /**
     * Muon for the weight matrices within the layers, AdamW for embeddings, norms and position biases. From scratch, over
     * some hundred steps and more, it needs far fewer of them than AdamW at the same rate; a step costs a little more.
     */
    MUON
}
