/** {@code /v1/runs}: what run directories say, while they are written too. */
@NullMarked
package dev.cairn.serve.run;

import org.jspecify.annotations.NullMarked;
