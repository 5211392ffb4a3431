package dev.cairn.domain.remote;

import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.DomainOptions;
import dev.cairn.domain.DomainProvider;
import dev.cairn.domain.TaskCatalog;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An environment server of AgentGym (Xi et al. 2024): {@code --domain agentgym:http://localhost:8000}. Such a server tells neither its
 * tasks nor how many variations there are, so that options say it.
 */
public final class AgentGymDomain implements DomainProvider {
    private static final String NAME = "name";
    private static final String COUNT = "variations";
    private static final String FULL_SCORE = "full-score";

    @Override
    public String name() {
        return "agentgym";
    }

    @Override
    public String description() {
        return "A running environment server of AgentGym, agentgym:http://HOST:PORT";
    }

    @Override
    public Map<String, String> options() {
        return Options.described(
                "of the server, http://localhost:8000",
                Map.of(
                        NAME,
                        "name of the world, agentgym if it is not set",
                        COUNT,
                        "how many values of data_idx there are, from 0; 100 if it is not set",
                        FULL_SCORE,
                        "the score that counts as full, 1 if it is not set; 100 for a server that counts to 100"));
    }

    @Override
    public Domain open(DomainOptions given) {
        Options options = new Options(given);
        URI server = uri(options.address("which server? Give --domain agentgym:http://HOST:PORT"));
        String name = options.text(NAME, name());
        Duration patience = options.patience();
        int fullScore = options.number(FULL_SCORE, 1);
        TaskCatalog.Entry all = new TaskCatalog.Entry(Reply.task(0, name, name), options.number(COUNT, 100));
        return new RemoteDomain(
                name,
                server.toString(),
                "unknown",
                new TaskCatalog(List.of(all), Map.of()),
                Optional.empty(),
                Optional.empty(),
                options.language(),
                Set.of(),
                options.patienceOfCalls(),
                () -> new AgentGymSession(server, patience, fullScore));
    }

    private static URI uri(String address) {
        if (!address.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new UserException("'" + address + "' is no address of a server; expected http://HOST:PORT");
        }
        try {
            return new URI(address.endsWith("/") ? address : address + "/");
        } catch (URISyntaxException e) {
            throw new UserException("'" + address + "' is no address of a server: " + e.getReason(), e);
        }
    }
}
