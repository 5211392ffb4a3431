/** Measurements that anyone can repeat; {@code cairn bench} runs them. */
@NullMarked
package dev.cairn.bench;

import org.jspecify.annotations.NullMarked;
