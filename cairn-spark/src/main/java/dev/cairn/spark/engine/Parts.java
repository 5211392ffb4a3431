package dev.cairn.spark.engine;

/** Does parts of a job in this process; Cairn's side of it, asked by Spark's. */
public interface Parts {
    /**
     * Does one part, unless it was done before.
     *
     * @param job the same for all parts of a job
     * @param threads that work at once
     * @return what keeps it from being done, in words; empty if it is done
     */
    String work(String job, String part, int threads);
}
