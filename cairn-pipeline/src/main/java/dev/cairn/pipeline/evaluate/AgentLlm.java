package dev.cairn.pipeline.evaluate;

import dev.cairn.agent.llm.AgentPrompts;
import dev.cairn.agent.llm.Llm;
import dev.cairn.agent.policy.ServedModel;
import dev.cairn.core.UserException;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.llm.ChatModel;
import java.util.Map;

/** The language model of agents that ask one. */
public interface AgentLlm {
    /** For agents that ask none. */
    AgentLlm NONE = new AgentLlm() {
        @Override
        public Map<String, Object> config() {
            return Map.of();
        }

        @Override
        public Open open(RunDirectory run) {
            return new Open() {
                @Override
                public ChatModel served(ServedModel model) {
                    return ServedModel.Servers.NONE.chat(model);
                }

                @Override
                public Setup setup() {
                    throw new UserException("this agent asks a language model, and none is set up here");
                }

                @Override
                public void close() {
                    // holds nothing
                }
            };
        }
    };

    /**
     * What such an agent is made from.
     *
     * @param trials at most, for agents that try several times
     */
    record Setup(Llm llm, AgentPrompts prompts, int trials) {}

    /** All that decides the result; empty for agents that ask none. */
    Map<String, Object> config();

    /** Opens the model; closed when the run ends. */
    Open open(RunDirectory run);

    /** A model that can be asked, from several threads. */
    interface Open extends AutoCloseable {
        Setup setup();

        /** A served model of the agent, for as long as this is open. */
        ChatModel served(ServedModel model);

        @Override
        void close();
    }
}
