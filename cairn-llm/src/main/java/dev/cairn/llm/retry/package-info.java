/** Asking again, keeping to limits, and giving up: policies of Failsafe around a chat model. */
@NullMarked
package dev.cairn.llm.retry;

import org.jspecify.annotations.NullMarked;
