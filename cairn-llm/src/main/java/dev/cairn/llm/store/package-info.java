/** Answers on disk before they are used, paid once, within a budget. */
@NullMarked
package dev.cairn.llm.store;

import org.jspecify.annotations.NullMarked;
