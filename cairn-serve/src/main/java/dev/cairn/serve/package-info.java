/**
 * {@code cairn serve}: worlds and agents over HTTP. {@link dev.cairn.serve.CairnServer} is the way in; each kind of client has a package
 * of its own, and {@code http} what they share.
 */
@NullMarked
package dev.cairn.serve;

import org.jspecify.annotations.NullMarked;
