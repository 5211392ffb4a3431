package dev.cairn.spark.engine;

import java.io.Serializable;
import java.nio.file.Path;
import org.apache.spark.SparkEnv;
import scala.Function1;
import scala.collection.Iterator;

/**
 * Does a part on an executor. Parts that an executor gets at once are done one after the other, each by all its threads: so it has one set of models
 * and environments, whose work comes in large batches.
 *
 * @param lib folder of Cairn's jars, the same on all machines
 */
record PartTask(String lib, String job) implements Function1<Iterator<String>, String>, Serializable {
    private static final Object LOCK = new Object();

    @SuppressWarnings("NullAway.Init") // guarded by the lock
    private static Parts parts;

    @Override
    public String apply(Iterator<String> part) {
        synchronized (LOCK) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            try {
                if (parts == null) {
                    parts = load();
                }
                thread.setContextClassLoader(parts.getClass().getClassLoader());
                String failure = parts.work(job, part.next(), threads());
                return failure.isEmpty() ? "" : failure + here();
            } catch (CairnClasses.NoCairnException e) {
                return e.getMessage() + ", and it has to be at the same path on all machines" + here();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private Parts load() {
        try {
            return (Parts) CairnClasses.in(Path.of(lib))
                    .loadClass("dev.cairn.spark.PartWorker")
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the Cairn in " + lib + " is another one, or incomplete", e);
        }
    }

    private static String here() {
        return " (on " + SparkEnv.get().blockManager().blockManagerId().host() + ")";
    }

    private static int threads() {
        return SparkEnv.get()
                .conf()
                .getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
    }
}
