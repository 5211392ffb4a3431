/** Tests of what is hidden in this package. */
@NullMarked
package dev.cairn.serve.chat;

import org.jspecify.annotations.NullMarked;
