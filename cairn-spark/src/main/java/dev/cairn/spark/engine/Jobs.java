package dev.cairn.spark.engine;

import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Function2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** Jobs on a cluster. Spark itself does a part again whose executor died. */
public final class Jobs implements AutoCloseable {
    private static final int WAIT_MILLIS = 200;

    private final JavaSparkContext spark;
    private final String lib;

    private Jobs(JavaSparkContext spark, String lib) {
        this.spark = spark;
        this.lib = lib;
    }

    /**
     * Connects as {@code spark-submit} was told to.
     *
     * @throws FailedException if there is no connection
     */
    public static Jobs connect(String name) {
        try (SparkClasses ignored = new SparkClasses()) {
            return new Jobs(
                    new JavaSparkContext(new SparkConf().setIfMissing("spark.app.name", name)),
                    Main.lib().toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) { // Spark throws checked ones unsaid
            throw new FailedException(firstLine(e));
        }
    }

    /**
     * Does the parts of a job, in any order.
     *
     * @param job what {@link Parts} is given with each
     * @param done called on this thread with the number of a part that has ended, and what kept it from being done
     * @throws FailedException if Spark gives up
     */
    public void run(String job, List<String> parts, BiConsumer<Integer, String> done) {
        SimpleFutureAction<String> running;
        BlockingQueue<Map.Entry<Integer, String>> ended = new LinkedBlockingQueue<>();
        Function2<Object, String, BoxedUnit> handler = (part, outcome) -> {
            ended.add(Map.entry((Integer) part, outcome));
            return BoxedUnit.UNIT;
        };
        try (SparkClasses ignored = new SparkClasses()) {
            running = spark.sc()
                    .submitJob(
                            spark.parallelize(parts, parts.size()).rdd(),
                            new PartTask(lib, job),
                            numbers(parts.size()),
                            handler,
                            () -> "");
        }
        try {
            int left = parts.size();
            while (left > 0) {
                Map.Entry<Integer, String> part = ended.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
                if (part != null) {
                    done.accept(part.getKey(), part.getValue());
                    left--;
                } else if (running.isCompleted() && ended.isEmpty()) {
                    running.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        } catch (SparkException | IllegalStateException e) { // which it throws when it is stopped
            throw new FailedException(firstLine(e));
        } finally {
            running.cancel();
        }
    }

    @SuppressWarnings("unchecked") // Scala's numbers are objects here
    private static Seq<Object> numbers(int count) {
        return (Seq<Object>) (Seq<?>)
                CollectionConverters.asScala(IntStream.range(0, count).boxed().toList())
                        .toSeq();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage() == null ? e : e.getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        spark.close();
    }

    /** While it is open, this thread asks for classes where Spark's are. */
    private static final class SparkClasses implements AutoCloseable {
        private final ClassLoader before = Thread.currentThread().getContextClassLoader();

        SparkClasses() {
            Thread.currentThread().setContextClassLoader(Jobs.class.getClassLoader());
        }

        @Override
        public void close() {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Spark gave up. */
    public static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedException(String why) {
            super(why);
        }
    }
}
