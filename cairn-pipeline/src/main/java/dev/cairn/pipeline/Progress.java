package dev.cairn.pipeline;

/** Tells the user how far a stage is. */
public interface Progress {
    /** Tells nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void say(String message) {}

        @Override
        public Bar bar(String what, long total, long done) {
            return text -> {};
        }
    };

    /** One line. */
    void say(String message);

    /** A bar over {@code total} items, of which {@code done} were done before. */
    Bar bar(String what, long total, long done);

    /** A running bar. */
    interface Bar extends AutoCloseable {
        /** One more item. */
        void step(String text);

        @Override
        default void close() {}
    }
}
