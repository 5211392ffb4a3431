/**
 * Rules that the answers of a model keep. Each is fitted on the rows the model was trained on ({@code fit}), is stored with the model in
 * {@code cairn.json}, and chooses among the model's answers when it acts ({@code allows}). A rule is one file, and {@link
 * dev.cairn.agent.constraint.Constraints} holds all rules of a model.
 */
@NullMarked
package dev.cairn.agent.constraint;

import org.jspecify.annotations.NullMarked;
