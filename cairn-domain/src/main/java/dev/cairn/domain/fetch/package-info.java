/** Simulators that are fetched once and kept. */
@NullMarked
package dev.cairn.domain.fetch;

import org.jspecify.annotations.NullMarked;
