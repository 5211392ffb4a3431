/**
 * Recorded inputs and outputs of the published research code, and whether Cairn says the same. One class for each group of
 * vectors; nothing here is used when Cairn works.
 */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
