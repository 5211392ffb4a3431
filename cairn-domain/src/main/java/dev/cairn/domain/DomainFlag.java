package dev.cairn.domain;

/**
 * An option of a domain that also has a flag of its own on the command line, beside {@code --domain-option}.
 *
 * @param name of the flag, dashes included
 * @param option what it sets
 * @param parameter what stands for its value in the help; empty if the flag takes none and sets {@code true}
 * @param description what it does, in a sentence
 */
public record DomainFlag(String name, String option, String parameter, String description) {}
