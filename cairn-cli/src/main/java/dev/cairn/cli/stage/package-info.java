/**
 * The stages of distillation, each a resumable piece of work that fills one run directory. Verbs run one of them, the
 * pipeline all.
 */
@NullMarked
package dev.cairn.cli.stage;

import org.jspecify.annotations.NullMarked;
