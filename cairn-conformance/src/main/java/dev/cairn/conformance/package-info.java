/**
 * Agreement with the published research code. What exists for nothing else lives in this module; nothing here is used when Cairn
 * works by itself.
 */
@NullMarked
package dev.cairn.conformance;

import org.jspecify.annotations.NullMarked;
