@NullMarked
package dev.cairn.t5.tokenizer;

import org.jspecify.annotations.NullMarked;
