package dev.cairn.pipeline.train;

import dev.cairn.core.UserException;
import dev.cairn.t5.Device;
import dev.cairn.t5.train.distributed.ProcessGroup;
import dev.cairn.t5.train.distributed.Rendezvous;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which of several training processes this is, by the environment: {@code RANK} and {@code WORLD_SIZE}, and either a file
 * of this machine in {@code CAIRN_RENDEZVOUS} or the port of the first process in {@code MASTER_ADDR} and
 * {@code MASTER_PORT}.
 */
@SuppressWarnings("exports") // On the module path process groups are Cairn's own.
public record DistributedConfig(int rank, int size, Optional<Rendezvous> rendezvous) {

    public static final String RANK = "RANK";
    public static final String SIZE = "WORLD_SIZE";
    public static final String FILE = "CAIRN_RENDEZVOUS";

    private static final String HOST = "MASTER_ADDR";
    private static final String PORT = "MASTER_PORT";

    /** @throws UserException if variables are missing, no numbers or contradict each other */
    public static DistributedConfig of(Map<String, String> environment) {
        if (!environment.containsKey(SIZE) && !environment.containsKey(RANK)) {
            return new DistributedConfig(0, 1, Optional.empty());
        }
        int size = number(environment, SIZE);
        int rank = number(environment, RANK);
        if (rank >= size) {
            throw new UserException(RANK + " is " + rank + " and " + SIZE + " is " + size + ": the first rank is 0");
        }
        if (environment.containsKey(FILE)) {
            Path file = Path.of(environment.getOrDefault(FILE, ""));
            return new DistributedConfig(rank, size, Optional.of(new Rendezvous.SharedFile(file)));
        }
        if (environment.containsKey(HOST)) {
            String host = environment.getOrDefault(HOST, "");
            return new DistributedConfig(rank, size, Optional.of(new Rendezvous.Port(host, number(environment, PORT))));
        }
        if (size > 1) {
            throw new UserException(SIZE + " is " + size + ", so the processes need a place to meet: set " + HOST
                    + " and " + PORT + ", or " + FILE + " to a new file of this machine");
        }
        return new DistributedConfig(rank, size, Optional.empty());
    }

    /** Waits for the others. */
    public ProcessGroup join(Device device) {
        return rendezvous
                .map(place -> ProcessGroup.join(place, rank, size, device))
                .orElse(ProcessGroup.NONE);
    }

    private static int number(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "absent");
        if (!text.matches("\\d{1,9}")) {
            throw new UserException("environment variable " + name + " is " + text + ", expected a number");
        }
        return Integer.parseInt(text);
    }
}
