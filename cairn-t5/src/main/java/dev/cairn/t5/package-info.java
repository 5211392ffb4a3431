/**
 * T5 on the JVM: load, train, generate, save. This is the front of the library: {@link dev.cairn.t5.TextGenerator} for text in and
 * text out, {@link dev.cairn.t5.T5Model} and {@link dev.cairn.t5.T5Tokenizer} for more, {@code dev.cairn.t5.train.Trainer} to train.
 *
 * <p>The values of this package (configurations, {@link dev.cairn.t5.Device}, {@link dev.cairn.t5.Precision}, {@link
 * dev.cairn.t5.T5Exception}) are the words of the whole library. {@code T5Model}, {@code T5Tokenizer}, {@code TextGenerator} and
 * {@code Torch} open what lies in the packages below; of those only {@code lora} and {@code train} may use them. So the packages
 * below form no cycle, and what is between them and this one is a front door with its keys.
 *
 * <p>Parameters have the names that {@code transformers} gives them.
 */
@NullMarked
package dev.cairn.t5;

import org.jspecify.annotations.NullMarked;
