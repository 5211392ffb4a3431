/** The formal action language and its inverse. Whether an action is possible in a state is not decided here. */
@NullMarked
package dev.cairn.distill.action;

import org.jspecify.annotations.NullMarked;
