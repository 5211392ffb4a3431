package dev.cairn.dist;

import dev.cairn.llm.Venv;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** A standalone cluster of Apache Spark on this machine: a master and two workers of one core each, as processes. */
final class SparkCluster implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int PATIENCE_SECONDS = 120;

    private final Path home;
    private final Path folder;
    private final String master;
    private final List<Process> processes = new ArrayList<>();

    private SparkCluster(Path home, Path folder, String master) {
        this.home = home;
        this.folder = folder;
        this.master = master;
    }

    /** Starts one from what pip installs; logs and working directories go below {@code folder}. */
    static SparkCluster start(Path folder) throws IOException, InterruptedException {
        Venv venv = Venv.with("spark", "pyspark==4.2.0");
        Path answer = folder.resolve("home");
        venv.run(answer, Map.of(), "-c", "import pyspark; print(pyspark.__path__[0])");
        int port = freePort();
        SparkCluster cluster =
                new SparkCluster(Path.of(Files.readString(answer).strip()), folder, "spark://127.0.0.1:" + port);
        try {
            cluster.launch("Master", host(1), "--port", Integer.toString(port));
            cluster.await("Master", "New state: ALIVE");
            for (int i = 1; i <= WORKERS; i++) {
                Path work = folder.resolve("work" + i);
                cluster.launch(
                        "Worker",
                        host(i),
                        "--cores",
                        "1",
                        "--memory",
                        "2g",
                        "--work-dir",
                        work.toString(),
                        cluster.master);
            }
            cluster.await("Worker2", "Successfully registered");
            cluster.await("Worker1", "Successfully registered");
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    String master() {
        return master;
    }

    /** What a process that uses the cluster needs. */
    Map<String, String> environment() {
        return Map.of("SPARK_HOME", home.toString(), "SPARK_LOCAL_IP", "127.0.0.1", "SPARK_DAEMON_MEMORY", "256m");
    }

    /** The processes that do the work; at most one on each worker. */
    List<ProcessHandle> executors() {
        return processes.stream()
                .flatMap(process -> process.toHandle().descendants())
                .filter(process -> process.info().commandLine().orElse("").contains("ExecutorBackend"))
                .toList();
    }

    /** Of each worker its own, where the loopback interface has several: a copy of a part is for another machine. */
    private static String host(int worker) {
        return OS.LINUX.isCurrentOs() ? "127.0.0." + worker : "127.0.0.1";
    }

    private void launch(String kind, String host, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/spark-class").toString(),
                "org.apache.spark.deploy." + kind.toLowerCase(Locale.ROOT) + "." + kind));
        command.addAll(List.of("--host", host, "--webui-port", "0"));
        command.addAll(List.of(arguments));
        String log = kind.equals("Master") ? kind : kind + processes.size();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(environment());
        processes.add(builder.start());
    }

    private void await(String log, String words) throws IOException, InterruptedException {
        for (int tenths = 0; tenths < 10 * PATIENCE_SECONDS; tenths++) {
            if (Files.readString(folder.resolve(log)).contains(words)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException(log + " says nothing of '" + words + "': " + Files.readString(folder.resolve(log)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.stream()
                .flatMap(process -> Stream.concat(process.toHandle().descendants(), Stream.of(process.toHandle())))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }
}
