/**
 * Agents that ask a large language model while they act: ReAct, SayCan, Reflexion and SwiftSage, as baselines on the same
 * loop as Cairn's own agents. Facts and rules are those of the publications and their released code; the prompts are
 * Cairn's own. How a model is reached is not known here.
 */
@NullMarked
package dev.cairn.agent.llm;

import org.jspecify.annotations.NullMarked;
