package dev.cairn.bench.t5;

/** An implementation of T5 that does jobs. It keeps a model for each geometry and kind of job, and trains it further at each job. */
public interface Side extends AutoCloseable {

    /** As in the table. */
    String name();

    /** Whether it has what the job needs, for example the precision. */
    boolean does(Job job);

    /** Does the job once. */
    Answer run(Job job);

    @Override
    void close();
}
