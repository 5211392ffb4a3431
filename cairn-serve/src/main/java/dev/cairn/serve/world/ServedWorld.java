package dev.cairn.serve.world;

import dev.cairn.agent.EpisodeListener;
import dev.cairn.agent.Policy;
import dev.cairn.agent.explore.ExploredAgent;
import dev.cairn.agent.explore.Script;
import dev.cairn.agent.policy.ModelSetup;
import dev.cairn.agent.policy.RoleModel;
import dev.cairn.core.Lookup;
import dev.cairn.core.Role;
import dev.cairn.core.UserException;
import dev.cairn.domain.Domain;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.pool.EnvironmentPool;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentOptions;
import dev.cairn.pipeline.evaluate.Arena;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One text world and its agents. Environments and threads are shared by all sessions, and so is one set of weights for each role;
 * each is opened when it is first needed.
 */
public final class ServedWorld implements AutoCloseable {
    private final Domain domain;
    private final String description;
    private final WorldSettings settings;
    private final EnvironmentPool environments;
    private final Map<Role, RoleModel> models = new EnumMap<>(Role.class);
    private final ConcurrentMap<Loaded, ExploredAgent> agents = new ConcurrentHashMap<>();
    private Optional<Arena> arena = Optional.empty();
    private boolean closed;

    /** Those of one width of the beam search are asked together, and share what they answered. */
    private record Loaded(AgentKind kind, int beams) {}

    ServedWorld(Domain domain, String description, WorldSettings settings) {
        this.domain = domain;
        this.description = description;
        this.settings = settings;
        this.environments = new EnvironmentPool(domain, settings.sessions());
    }

    public Domain domain() {
        return domain;
    }

    /** What kind of world it is, in one sentence. */
    public String description() {
        return description;
    }

    /** Agents that can be chosen here, and those that cannot, with the reason. */
    public List<ServedAgent> agents() {
        return ServedAgent.of(domain.name(), settings.models());
    }

    /**
     * The agent of that name.
     *
     * @throws UserException if there is none, or it cannot act here
     */
    public ServedAgent agent(String name) {
        ServedAgent agent = Lookup.byName("agent", name, agents(), ServedAgent::name);
        if (!agent.available()) {
            throw new UserException("the agent " + name + " cannot act in " + domain.name() + ": " + agent.reason());
        }
        return agent;
    }

    /** Borrows an environment that no agent acts in; its close gives it back. */
    public TextEnvironment open() {
        return environments.open();
    }

    /** Where agents act. */
    public synchronized Arena arena() {
        requireOpen();
        Arena open = arena.orElseGet(() -> new Arena(
                domain,
                domain.protocols().usual(),
                settings.concurrency(),
                EpisodeListener.SILENT,
                AgentOptions.DEFAULT));
        arena = Optional.of(open);
        return open;
    }

    /**
     * An agent for one episode.
     *
     * @param script answers of its models, given ones first
     */
    public Policy policy(String agent, int beams, long seed, Script script) {
        if (agent.equals(ServedAgent.MANUAL)) {
            return new ManualPolicy();
        }
        AgentKind kind = AgentKind.of(agent);
        if (kind.learns()) {
            return agents.computeIfAbsent(new Loaded(kind, beams), this::load).policy(script);
        }
        ModelSetup none = arena().models(settings.models(), beams);
        return kind.load(none, seed, AgentOptions.DEFAULT, () -> {
            throw new IllegalStateException(agent + " asks a language model");
        });
    }

    private ExploredAgent load(Loaded wanted) {
        return new ExploredAgent(
                domain, wanted.kind().roles(), role -> model(role).withBeams(wanted.beams()));
    }

    /** The weights of a role, loaded at the first call. */
    private synchronized RoleModel model(Role role) {
        RoleModel known = models.get(role);
        if (known != null) {
            return known;
        }
        RoleModel loaded = RoleModel.load(arena().models(settings.models(), 1), role);
        models.put(role, loaded);
        return loaded;
    }

    private void requireOpen() {
        if (closed) {
            throw new UserException("the server is being stopped");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        environments.close();
        arena.ifPresent(Arena::close);
        models.values().forEach(RoleModel::close);
    }
}
