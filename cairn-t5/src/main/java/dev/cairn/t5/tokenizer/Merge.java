package dev.cairn.t5.tokenizer;

/** One learned rule: the two symbols, in this order, become one. */
record Merge(String left, String right) {

    /** The new symbol. */
    String joined() {
        return left + right;
    }
}
