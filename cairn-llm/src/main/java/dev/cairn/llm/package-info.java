/**
 * Asking a large language model: any server that speaks OpenAI's chat completions, retries, rate limits (both by Failsafe), a budget, and every
 * answer on disk before it is used. The only package that opens outgoing connections. What is asked is not known here.
 */
@NullMarked
package dev.cairn.llm;

import org.jspecify.annotations.NullMarked;
