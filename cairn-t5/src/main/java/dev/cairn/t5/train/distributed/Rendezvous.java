package dev.cairn.t5.train.distributed;

import dev.cairn.t5.T5Exception;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** Where processes find one another. */
public sealed interface Rendezvous {

    /**
     * A file that all of them can write, for processes of one machine: they talk over the loopback interface only, and no
     * port has to be chosen.
     *
     * @param path of a file that does not exist yet, a new one for each start
     */
    record SharedFile(Path path) implements Rendezvous {
        public SharedFile {
            path = path.toAbsolutePath();
        }
    }

    /**
     * A port of the first process, for processes of several machines. The first process listens on all interfaces and
     * nothing is encrypted: for networks that you trust.
     *
     * @param host of the first process
     */
    record Port(String host, int port) implements Rendezvous {
        public Port {
            T5Exception.given(host, "host");
            if (port < 1 || port > 0xFFFF) {
                throw new T5Exception("The port of the first process is " + port + ", expected 1 to 65535");
            }
        }
    }

    /** Whether the processes talk within this machine only. */
    default boolean loopback() {
        if (this instanceof Port there) {
            try {
                return InetAddress.getByName(there.host()).isLoopbackAddress();
            } catch (UnknownHostException e) {
                throw new T5Exception("The host of the first process, " + there.host() + ", is unknown", e);
            }
        }
        return true;
    }
}
