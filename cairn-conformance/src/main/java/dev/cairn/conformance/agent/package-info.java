/**
 * Checks the agent and its metrics against recorded runs of the published code: scripted worlds and models take the places of
 * the real ones, everything between them is the agent itself.
 */
@NullMarked
package dev.cairn.conformance.agent;

import org.jspecify.annotations.NullMarked;
