/** How commands reach a large language model, what that costs, and dry runs that ask nothing. */
@NullMarked
package dev.cairn.cli.llm;

import org.jspecify.annotations.NullMarked;
