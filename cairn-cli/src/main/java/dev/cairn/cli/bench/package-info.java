/** Measurements of whole stages. Nothing here is used when Cairn works. */
@NullMarked
package dev.cairn.cli.bench;

import org.jspecify.annotations.NullMarked;
