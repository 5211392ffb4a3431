/**
 * One page about runs: scores, comparisons and every episode as a timeline. Reads run directories, never live objects,
 * and writes one file that needs nothing else. HTML is in templates, not here.
 */
@NullMarked
package dev.cairn.report;

import org.jspecify.annotations.NullMarked;
