/** {@code /agentgym}: environments by the protocol of AgentGym's servers. */
@NullMarked
package dev.cairn.serve.agentgym;

import org.jspecify.annotations.NullMarked;
