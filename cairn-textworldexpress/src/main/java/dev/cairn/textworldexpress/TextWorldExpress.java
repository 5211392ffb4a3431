package dev.cairn.textworldexpress;

import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TaskCatalog;
import dev.cairn.domain.TextEnvironment;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.protocol.VariationChoice;
import dev.cairn.domain.text.PromptTexts;
import dev.cairn.domain.text.TextReader;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Eight games in generated houses. Its trajectories are cut, and its actions said, as those of any world. */
final class TextWorldExpress implements Domain {
    /** Name of the domain. */
    static final String NAME = "textworldexpress";

    private static final TaskCatalog CATALOG = Game.catalog();
    private static final TextWorldExpressTexts TEXTS = new TextWorldExpressTexts();

    /** As the paper and its package have it: 50 moves, the score at the end. */
    private static final Protocols PROTOCOLS = new Protocols(List.of(protocol("hundred", 100), protocol("mini", 1)));

    private final GameFiles files;
    private @Nullable Supplier<GameLoader> loaders;

    TextWorldExpress(GameFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public TaskCatalog tasks() {
        return CATALOG;
    }

    @Override
    public synchronized TextEnvironment open() {
        Supplier<GameLoader> open = loaders == null ? files.loaders() : loaders;
        loaders = open;
        return new TextWorldExpressEnvironment(new GameSession(open.get()));
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of("domain", NAME, "domain.content", "sha256:" + GameFiles.SHA256);
    }

    @Override
    public TextReader texts() {
        return TEXTS;
    }

    @Override
    public PromptTexts promptTexts() {
        return TEXTS;
    }

    @Override
    public Protocols protocols() {
        return PROTOCOLS;
    }

    private static Protocol protocol(String name, int variations) {
        return new Protocol(
                name,
                "all",
                new VariationChoice.Ascending(),
                variations,
                ResetOptions.EASY,
                Limits.of(50, 100),
                0,
                0,
                Protocol.ScoreRule.LAST);
    }
}
