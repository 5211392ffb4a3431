/** OpenAI-compatible chat completions over HTTP/1.1: requests, responses, faults by kind, and the key that no text shows. */
@NullMarked
package dev.cairn.llm.http;

import org.jspecify.annotations.NullMarked;
