/**
 * Gold trajectories: files in the layout of the original research code, their quality, and lean forms of them. Looks at
 * recorded texts only; what has to be replayed is handed in as a function.
 */
@NullMarked
package dev.cairn.distill.gold;

import org.jspecify.annotations.NullMarked;
