/** What all routes share: who may ask, how requests are read and answered, and what clients hold between requests. */
@NullMarked
package dev.cairn.serve.http;

import org.jspecify.annotations.NullMarked;
