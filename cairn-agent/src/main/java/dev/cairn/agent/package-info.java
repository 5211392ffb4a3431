/** The episode loop: protocols, the steps of policy and world, and repair of actions the world rejects. */
@NullMarked
package dev.cairn.agent;

import org.jspecify.annotations.NullMarked;
