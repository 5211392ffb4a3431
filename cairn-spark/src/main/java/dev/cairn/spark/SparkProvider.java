package dev.cairn.spark;

import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainSpec;
import dev.cairn.pipeline.work.Workers;
import dev.cairn.pipeline.work.WorkersProvider;
import dev.cairn.spark.engine.Jobs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Apache Spark, if {@code spark-submit} started this process. */
public final class SparkProvider implements WorkersProvider {
    private static final String STANDALONE = "spark://";
    private static final int CONNECT_MILLIS = 5000;
    private static final int STANDALONE_PORT = 7077;

    @Override
    public Workers connect(String master, DomainSpec spec, Domain world, int threads) {
        if (master.startsWith(STANDALONE)) {
            requireMaster(master);
        }
        try {
            return new SparkWorkers(Jobs.connect("cairn"), spec.absolute(), world.provenance(), threads);
        } catch (NoClassDefFoundError e) {
            throw new UserException(
                    "--master " + master + " needs Spark's libraries in this process: give it to the cairn script, on"
                            + " the command line or as CAIRN_MASTER, and not in a file of options; or start by"
                            + " spark-submit --class dev.cairn.spark.engine.Main",
                    e);
        } catch (Jobs.FailedException e) {
            throw new UserException("Spark cannot be used at " + master + ": " + e.getMessage(), e);
        }
    }

    /** Spark itself tries for a minute, and then says little. */
    private static void requireMaster(String master) {
        List<String> all = Arrays.asList(master.substring(STANDALONE.length()).split(",", -1));
        if (all.stream().noneMatch(SparkProvider::answers)) {
            throw new UserException("no Spark master answers at " + master
                    + "; is it running, and is this the address that its page shows?");
        }
    }

    private static boolean answers(String hostAndPort) {
        try (Socket socket = new Socket()) {
            URI address = URI.create(STANDALONE + hostAndPort);
            if (address.getHost() == null) {
                throw new UserException("--master has '" + hostAndPort + "': expected spark://HOST:PORT");
            }
            int port = address.getPort() < 0 ? STANDALONE_PORT : address.getPort();
            socket.connect(new InetSocketAddress(address.getHost(), port), CONNECT_MILLIS);
            return true;
        } catch (IllegalArgumentException e) {
            throw new UserException("--master has '" + hostAndPort + "': expected spark://HOST:PORT", e);
        } catch (IOException e) {
            return false;
        }
    }
}
