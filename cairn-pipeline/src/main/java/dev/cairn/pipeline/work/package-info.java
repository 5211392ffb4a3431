/** Work on many items of which none needs another, and who does it: threads of this process, or other processes. */
@NullMarked
package dev.cairn.pipeline.work;

import org.jspecify.annotations.NullMarked;
