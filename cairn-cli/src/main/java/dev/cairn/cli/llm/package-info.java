/** How commands reach a large language model, and what that costs. */
@NullMarked
package dev.cairn.cli.llm;

import org.jspecify.annotations.NullMarked;
