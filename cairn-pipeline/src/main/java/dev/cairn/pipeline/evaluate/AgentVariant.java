package dev.cairn.pipeline.evaluate;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.cairn.agent.choice.AgentChoices;
import dev.cairn.core.UserException;
import java.util.ServiceLoader;

/**
 * How an agent acts, by a name that stands in records of runs.
 *
 * @param name as after {@code --compat}
 */
public record AgentVariant(@JsonValue String name, AgentChoices choices) {
    /** As Cairn acts. */
    public static final AgentVariant DEFAULT = new AgentVariant("none", AgentChoices.DEFAULT);

    /** Variants of another module; found by {@link ServiceLoader}. */
    public interface Provider {
        /**
         * The variant of that name.
         *
         * @throws UserException if there is none
         */
        AgentVariant named(String name);
    }

    /**
     * The variant of that name, {@code none} for the default.
     *
     * @throws UserException if there is none, or no module that has any is on the class path
     */
    public static AgentVariant named(String name) {
        if (name.equals(DEFAULT.name)) {
            return DEFAULT;
        }
        return ServiceLoader.load(Provider.class).stream()
                .findFirst()
                .orElseThrow(() -> new UserException("nothing on the class path knows the agent of --compat " + name
                        + "; the published agent is in cairn-conformance, add its jar or leave --compat out"))
                .get()
                .named(name);
    }

    boolean isDefault() {
        return name.equals(DEFAULT.name);
    }
}
