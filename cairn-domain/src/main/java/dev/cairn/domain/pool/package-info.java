/** Many environments at once that survive what goes wrong in one of them. Needs no particular world. */
@NullMarked
package dev.cairn.domain.pool;

import org.jspecify.annotations.NullMarked;
