/**
 * Model calls of many episodes in batches: callers wait, model threads compute. Knows nothing of episodes and roles.
 */
@NullMarked
package dev.cairn.agent.batch;

import org.jspecify.annotations.NullMarked;
