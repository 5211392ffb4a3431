/** Languages of actions: words and formal form. */
@NullMarked
package dev.cairn.domain.action;

import org.jspecify.annotations.NullMarked;
