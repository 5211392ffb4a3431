package dev.cairn.bench.simulator;

/**
 * What more threads give.
 *
 * @param threads how many, on as many cores; compared with one thread on one core
 * @param fullSteps how many times the full steps of one thread, each with an environment of its own
 * @param computing the same of arithmetic that touches no memory: what this machine gives at best
 */
public record Scaling(int threads, double fullSteps, double computing) {}
