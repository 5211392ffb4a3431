package dev.cairn.bench.t5;

import java.util.List;

/**
 * What came of a job.
 *
 * @param seconds from token ids to token ids or to changed weights
 * @param cpuSeconds of all threads of the process in that time
 * @param sequences answers of each input, best first, without the end token; empty after training
 * @param loss of the last batch, mean over its target tokens; 0 for a search
 */
public record Answer(double seconds, double cpuSeconds, List<List<List<Integer>>> sequences, double loss) {}
