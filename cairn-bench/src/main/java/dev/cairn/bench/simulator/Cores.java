package dev.cairn.bench.simulator;

import dev.cairn.core.CairnException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps this process to some of the cores that it may use, with Linux's {@code taskset}: all its threads, those of the
 * garbage collector and of the compiler too. Otherwise they would help one thread from the other cores. Closing gives
 * the cores back.
 */
public final class Cores implements AutoCloseable {
    /** A bit for each core; zero where there is no {@code taskset}. */
    private final BigInteger allowed;

    private Cores(BigInteger allowed) {
        this.allowed = allowed;
    }

    /** The cores of this process; where they cannot be chosen, {@link #keepTo} does nothing. */
    public static Cores ofThisProcess() {
        try {
            String answer = taskset(List.of());
            return new Cores(new BigInteger(answer.substring(answer.lastIndexOf(' ') + 1), 16));
        } catch (IOException e) {
            return new Cores(BigInteger.ZERO);
        }
    }

    /** Whether this process can be kept to some of its cores. */
    public boolean selectable() {
        return allowed.signum() > 0;
    }

    /** How many there are. */
    public int count() {
        return selectable() ? allowed.bitCount() : Runtime.getRuntime().availableProcessors();
    }

    /** Lets this process run on the first {@code count} of its cores only. */
    void keepTo(int count) {
        BigInteger kept = BigInteger.ZERO;
        for (int core = 0; kept.bitCount() < count && core < allowed.bitLength(); core++) {
            if (allowed.testBit(core)) {
                kept = kept.setBit(core);
            }
        }
        use(kept);
    }

    @Override
    public void close() {
        use(allowed);
    }

    private void use(BigInteger cores) {
        if (selectable()) {
            try {
                taskset(List.of("-a", cores.toString(16)));
            } catch (IOException e) {
                throw new CairnException("cannot choose cores", e);
            }
        }
    }

    private static String taskset(List<String> arguments) throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        List<String> command = Stream.of(List.of("taskset", "-p"), arguments, List.of(pid))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
