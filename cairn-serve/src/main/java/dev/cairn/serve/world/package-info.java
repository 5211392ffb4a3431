/** The worlds that are served, each with one set of weights of its agents for all sessions. */
@NullMarked
package dev.cairn.serve.world;

import org.jspecify.annotations.NullMarked;
