/** {@code /v1/agents}: episodes that are watched and steered step by step. */
@NullMarked
package dev.cairn.serve.agents;

import org.jspecify.annotations.NullMarked;
