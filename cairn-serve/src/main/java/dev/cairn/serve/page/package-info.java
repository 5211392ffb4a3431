/** The page that a browser shows. */
@NullMarked
package dev.cairn.serve.page;

import org.jspecify.annotations.NullMarked;
