/** Names of the published agent's defects, for agreement with it. */
@NullMarked
package dev.cairn.agent.compat;

import org.jspecify.annotations.NullMarked;
