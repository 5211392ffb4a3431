package dev.cairn.distill.dataset;

import dev.cairn.core.Example;
import dev.cairn.distill.prompt.PromptSink;
import dev.cairn.distill.prompt.PromptText;
import java.util.function.Consumer;

/**
 * An {@link Example} that is not put together yet.
 *
 * @param input says the input piece by piece
 */
record Row(Consumer<PromptSink> input, String target, int taskId, int variationId, String taskRealId) {
    Example example() {
        PromptText text = new PromptText();
        input.accept(text);
        return new Example(text.toString(), target, taskId, variationId, taskRealId);
    }
}
