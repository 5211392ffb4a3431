package dev.cairn.cli.llm;

import dev.cairn.agent.llm.AgentPrompts;
import dev.cairn.agent.llm.Llm;
import dev.cairn.agent.llm.ReflexionPolicy;
import dev.cairn.cli.option.InputFiles;
import dev.cairn.core.Episode;
import dev.cairn.core.UsageSummary;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.run.RunDirectory;
import dev.cairn.llm.ChatModel;
import dev.cairn.llm.retry.AllStopChat;
import dev.cairn.pipeline.evaluate.AgentKind;
import dev.cairn.pipeline.evaluate.AgentLlm;
import dev.cairn.pipeline.evaluate.EvaluateStage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How agents ask a large language model. */
public final class LlmAgentFlags {
    @Mixin
    private LlmFlags llm = new LlmFlags();

    @Option(
            names = "--answer-tokens",
            paramLabel = "N",
            description =
                    "Longest answer to any question. Default: as published for each kind of question, 50 to 1024.")
    private Optional<Integer> answerTokens;

    @Option(
            names = "--context-tokens",
            paramLabel = "N",
            defaultValue = "" + Llm.CONTEXT_TOKENS,
            description = "What the model can read and write at once; oldest steps are left out beyond it.")
    private int contextTokens;

    @Option(
            names = "--prompts",
            paramLabel = "DIR",
            description = "Your own prompts and examples in place of Cairn's; see docs/guides/baselines.md.")
    private Optional<Path> prompts;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "" + ReflexionPolicy.TRIALS,
            description = "How often reflexion may try a variation.")
    private int trials;

    /**
     * The model of an agent.
     *
     * @param asks whether the agent, or what names its sub-goals, asks one
     * @throws UserException if something that it needs is missing
     */
    public AgentLlm of(boolean asks, AgentKind agent, Path runs) {
        return asks ? new FromFlags(agent, access(runs)) : AgentLlm.NONE;
    }

    /** The agent's questions go to a model that is no server. */
    public AgentLlm.Setup setup(ChatModel chat) {
        return new AgentLlm.Setup(
                new Llm(chat, llm.model(), llm.prices().of(llm.model()), contextTokens, answerTokens),
                prompts.map(AgentPrompts::in).orElseGet(AgentPrompts::builtIn),
                LlmFlags.atLeast(1, "--trials", trials));
    }

    /** What a finished run cost, as lines of text; none for agents that ask no model. */
    public List<String> report(boolean asks, Path run, Path runs) {
        return asks
                ? LlmReport.lines(
                        UsageSummary.of(Jsonl.read(run.resolve(EvaluateStage.FILE), Episode.class)),
                        access(runs).spent(run))
                : List.of();
    }

    private LlmAccess access(Path runs) {
        return new LlmAccess(llm, runs);
    }

    private final class FromFlags implements AgentLlm {
        private final AgentKind agent;
        private final LlmAccess access;

        /** Builds the whole setup once, so that what is wrong is found before anything runs. */
        FromFlags(AgentKind agent, LlmAccess access) {
            this.agent = agent;
            this.access = access;
            setup(request -> {
                throw new UserException("no language model");
            });
        }

        @Override
        public Map<String, Object> config() {
            Map<String, Object> config = new LinkedHashMap<>(access.config());
            config.put("contextTokens", contextTokens);
            if (agent == AgentKind.REFLEXION) {
                config.put("trials", trials);
            }
            answerTokens.ifPresent(tokens -> config.put("answerTokens", tokens));
            prompts.ifPresent(folder -> config.put("prompts", InputFiles.hash(folder, ".txt")));
            return config;
        }

        @Override
        public Open open(RunDirectory run) {
            LlmAccess.Open open = access.open(run);
            return new Asking(setup(new AllStopChat(open.chat())), open);
        }
    }

    private record Asking(AgentLlm.Setup setup, LlmAccess.Open access) implements AgentLlm.Open {
        @Override
        public void close() {
            access.close();
        }
    }
}
