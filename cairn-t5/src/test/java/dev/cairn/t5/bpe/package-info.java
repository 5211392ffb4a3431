@NullMarked
package dev.cairn.t5.bpe;

import org.jspecify.annotations.NullMarked;
