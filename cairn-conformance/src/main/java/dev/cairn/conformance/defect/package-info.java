/** Names of the published agent's defects, for agreement with it. */
@NullMarked
package dev.cairn.conformance.defect;

import org.jspecify.annotations.NullMarked;
