/** {@code /v1/chat/completions}: the agents as models of OpenAI's protocol. */
@NullMarked
package dev.cairn.serve.chat;

import org.jspecify.annotations.NullMarked;
