package dev.cairn.cli.llm;

import static dev.cairn.core.InvalidValueException.require;
import static dev.cairn.core.InvalidValueException.requireAtLeast;

import dev.cairn.cli.console.Settings;
import dev.cairn.core.UserException;
import dev.cairn.llm.http.ApiKey;
import dev.cairn.llm.http.LlmServer;
import dev.cairn.llm.http.RequestFields;
import dev.cairn.llm.retry.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** How to reach a large language model and what it may cost. The key comes from the environment only. */
public final class LlmFlags {
    @Option(
            names = "--llm-url",
            paramLabel = "URL",
            defaultValue = "",
            showDefaultValue = Help.Visibility.NEVER,
            description =
                    "Any server with OpenAI's chat completions: https://api.openai.com/v1, http://localhost:11434/v1."
                            + " The key, if it needs one, in CAIRN_LLM_KEY or OPENAI_API_KEY.")
    private String url = "";

    @Option(
            names = "--llm-model",
            paramLabel = "NAME",
            defaultValue = "",
            showDefaultValue = Help.Visibility.NEVER,
            description = "The server's name for the model.")
    private String model = "";

    @Option(
            names = "--max-cost",
            paramLabel = "COST",
            description = "Stop before the run costs more, by the price table; the same command with more goes on.")
    private Optional<Double> maxCost;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "Stop before the run takes more tokens, read and written.")
    private Optional<Long> maxTokens;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "YAML file, model: {input: 2.5, output: 10}, for a million tokens; before the built-in table.")
    private Optional<Path> prices;

    @Option(
            names = "--token-field",
            paramLabel = "NAME",
            defaultValue = "max_tokens",
            description = "Name of that limit in a request; some models want max_completion_tokens.")
    private String tokenField = "";

    @Option(
            names = "--llm-field",
            paramLabel = "NAME=VALUE",
            split = Settings.BETWEEN,
            hideParamSyntax = true,
            showDefaultValue = Help.Visibility.NEVER,
            description =
                    "Another field of a request, such as reasoning_effort=low; may be repeated. NAME= leaves a field"
                            + " out, for example temperature= for models that take none.")
    private Map<String, String> fields = Map.of();

    @Option(
            names = "--llm-key-header",
            paramLabel = "NAME",
            description = "Header that the key goes into. Default: Authorization, or api-key if the address has an"
                    + " api-version, as Azure's have.")
    private Optional<String> keyHeader;

    @Option(
            names = "--max-wait",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "Stop if the server wants to be left alone for longer.")
    private int longestWait;

    @Option(names = "--requests-per-minute", paramLabel = "N", defaultValue = "0", description = "0 for no limit.")
    private int requestsPerMinute;

    @Option(names = "--tokens-per-minute", paramLabel = "N", defaultValue = "0", description = "0 for no limit.")
    private long tokensPerMinute;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "Longest wait for an answer.")
    private int timeout;

    @Option(names = "--tries", paramLabel = "N", defaultValue = "8", description = "How often a question is tried.")
    private int tries;

    @Option(
            names = "--answers",
            paramLabel = "DIR",
            description = "Where answers are kept, for all runs. Default: answers below --runs.")
    private Optional<Path> answers;

    /** All values, also where no model is asked and they change nothing. */
    public void check() {
        limits();
        maxCost();
        timeout();
        requestFields();
    }

    public LlmServer server(Map<String, String> environment) {
        return server(url, ApiKey.from(environment));
    }

    /** A server at that address, with what the flags say about any. */
    LlmServer server(String address, Optional<ApiKey> key) {
        if (address.isBlank()) {
            throw new UserException("no server; set CAIRN_LLM_URL or give --llm-url, for example"
                    + " https://api.openai.com/v1 or http://localhost:11434/v1");
        }
        return new LlmServer(
                address,
                keyHeader.isPresent() ? key.map(given -> given.inHeader(keyHeader.get())) : key,
                timeout(),
                requestFields());
    }

    private Duration timeout() {
        return Duration.ofSeconds(atLeast(1, "--timeout", timeout));
    }

    private RequestFields requestFields() {
        return RequestFields.of(tokenField, fields);
    }

    public boolean hasUrl() {
        return !url.isBlank();
    }

    /** {@code fields}: those that were set or left out, and the token field if it is not the usual one; empty if all are usual. */
    Map<String, Object> changedFields() {
        Map<String, String> changed = new TreeMap<>(fields);
        if (!tokenField.equals(RequestFields.DEFAULT.tokenField())) {
            changed.put("(longest answer)", tokenField);
        }
        return changed.isEmpty() ? Map.of() : Map.of("fields", changed);
    }

    public String model() {
        if (model.isBlank()) {
            throw new UserException("no model; set CAIRN_LLM_MODEL or give --llm-model");
        }
        return model;
    }

    public Path answers(Path runs) {
        return answers.orElseGet(() -> runs.resolve("answers"));
    }

    double maxCost() {
        double most = maxCost.orElse(Double.POSITIVE_INFINITY);
        require(most >= 0, "--max-cost", most, "0 or more");
        return most;
    }

    public PriceTable prices() {
        return prices.map(PriceTable::read).orElseGet(PriceTable::builtIn);
    }

    Limits limits() {
        return new Limits(
                Backoff.DEFAULT.withTries(atLeast(1, "--tries", tries)),
                Duration.ofSeconds(atLeast(0, "--max-wait", longestWait)),
                atLeast(0, "--requests-per-minute", requestsPerMinute),
                atLeast(0, "--tokens-per-minute", tokensPerMinute),
                atLeast(0, "--max-tokens", maxTokens.orElse(Long.MAX_VALUE)));
    }

    /** How a server is spared, and the purse. */
    record Limits(Backoff backoff, Duration longestWait, int requestsPerMinute, long tokensPerMinute, long maxTokens) {}

    /** The value of an option, where it is {@code least} or more; otherwise a user's error. */
    static <N extends Number> N atLeast(long least, String option, N value) {
        requireAtLeast(least, option, value.longValue());
        return value;
    }
}
