/**
 * The published agent's defects, by name ({@link dev.cairn.conformance.defect.Defect}), and what switches them on again, for agreement with
 * it.
 */
@NullMarked
package dev.cairn.conformance.defect;

import org.jspecify.annotations.NullMarked;
