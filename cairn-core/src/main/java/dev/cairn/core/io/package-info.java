/** JSON, JSONL and atomic files: everything Cairn writes goes through here. Knows no record of a particular stage. */
@NullMarked
package dev.cairn.core.io;

import org.jspecify.annotations.NullMarked;
