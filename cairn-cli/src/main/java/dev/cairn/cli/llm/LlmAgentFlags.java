package dev.cairn.cli.llm;

import static dev.cairn.cli.llm.LlmFlags.atLeast;

import dev.cairn.agent.llm.AgentPrompts;
import dev.cairn.agent.llm.Llm;
import dev.cairn.agent.llm.ReflexionPolicy;
import dev.cairn.agent.policy.AgentModels;
import dev.cairn.agent.policy.ServedModel;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** All values, also where the agent asks no model and they change nothing. */
    public void check() {
        llm.check();
        atLeast(1, "--trials", trials);
        atLeast(1, "--context-tokens", contextTokens);
        answerTokens.ifPresent(tokens -> atLeast(1, "--answer-tokens", tokens));
    }

    /**
     * What an agent asks.
     *
     * @param asks whether the agent, or what names its sub-goals, asks a large language model
     * @param models of which some may be served
     * @throws UserException if something that it needs is missing
     */
    public AgentLlm of(boolean asks, AgentKind agent, AgentModels models, Path runs) {
        if (!asks && models.served().isEmpty()) {
            return AgentLlm.NONE;
        }
        return new FromFlags(agent, asks ? Optional.of(access(runs)) : Optional.empty(), served(models, runs));
    }

    /** The agent's questions go to a model that is no server. */
    public AgentLlm.Setup setup(ChatModel chat) {
        return new AgentLlm.Setup(
                new Llm(chat, llm.model(), llm.prices().of(llm.model()), contextTokens, answerTokens),
                prompts.map(AgentPrompts::in).orElseGet(AgentPrompts::builtIn),
                trials);
    }

    /** What a finished run cost, as lines of text; none for agents that ask no model. */
    public List<String> report(boolean asks, AgentModels models, Path run, Path runs) {
        List<String> lines = new ArrayList<>();
        if (asks) {
            lines.addAll(LlmReport.lines(
                    UsageSummary.of(Jsonl.read(run.resolve(EvaluateStage.FILE), Episode.class)),
                    access(runs).spent(run)));
        }
        served(models, runs).forEach((model, access) -> lines.add(LlmReport.line(model, access.spent(run))));
        return lines;
    }

    private Map<ServedModel, LlmAccess> served(AgentModels models, Path runs) {
        Map<ServedModel, LlmAccess> served = new LinkedHashMap<>();
        models.served().values().forEach(model -> served.put(model, new LlmAccess(llm, model, runs)));
        return served;
    }

    private LlmAccess access(Path runs) {
        return new LlmAccess(llm, runs);
    }

    private final class FromFlags implements AgentLlm {
        private final AgentKind agent;
        private final Optional<LlmAccess> large;
        private final Map<ServedModel, LlmAccess> served;

        /** Builds the whole setup once, so that what is wrong is found before anything runs. */
        FromFlags(AgentKind agent, Optional<LlmAccess> large, Map<ServedModel, LlmAccess> served) {
            this.agent = agent;
            this.large = large;
            this.served = served;
            large.ifPresent(access -> setup(request -> {
                throw new UserException("no language model");
            }));
        }

        /** Of served models the address and the name are among the inputs of a run. */
        @Override
        public Map<String, Object> config() {
            if (large.isEmpty()) {
                return llm.changedFields();
            }
            Map<String, Object> config = new LinkedHashMap<>(large.get().config());
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
            return new Asking(run);
        }

        /** The models that can be asked; each is opened when it is first needed. */
        private final class Asking implements AgentLlm.Open {
            private final RunDirectory run;
            private final List<LlmAccess.Open> opened = new ArrayList<>();
            private final Map<LlmAccess, ChatModel> chats = new LinkedHashMap<>();

            Asking(RunDirectory run) {
                this.run = run;
            }

            @Override
            public synchronized AgentLlm.Setup setup() {
                return LlmAgentFlags.this.setup(chat(large.orElseThrow()));
            }

            @Override
            public synchronized ChatModel served(ServedModel model) {
                return chat(Objects.requireNonNull(served.get(model)));
            }

            private ChatModel chat(LlmAccess access) {
                return chats.computeIfAbsent(access, closed -> {
                    LlmAccess.Open open = opened.isEmpty() ? closed.open(run) : closed.open(run, opened.get(0));
                    opened.add(open);
                    return new AllStopChat(open.chat());
                });
            }

            /** The first last, since it holds the answers of all. */
            @Override
            public void close() {
                Collections.reverse(opened);
                RuntimeException failure = null;
                for (LlmAccess.Open open : opened) {
                    try {
                        open.close();
                    } catch (RuntimeException e) {
                        failure = e;
                    }
                }
                if (failure != null) {
                    throw failure;
                }
            }
        }
    }
}
