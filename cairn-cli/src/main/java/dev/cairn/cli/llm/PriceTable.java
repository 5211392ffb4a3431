package dev.cairn.cli.llm;

import dev.cairn.core.io.Resources;
import dev.cairn.core.io.TextFile;
import dev.cairn.llm.Price;
import dev.cairn.pipeline.StrictYaml;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What models cost, by name. */
public record PriceTable(Map<String, Price> prices) {
    public PriceTable {
        prices = Collections.unmodifiableMap(new TreeMap<>(prices));
    }

    static PriceTable builtIn() {
        String text = Resources.text(PriceTable.class, "prices.yaml");
        return new PriceTable(StrictYaml.map(text, "prices.yaml", Price.class));
    }

    /**
     * The built-in prices and those of a file, which count more; a line is {@code model: {input: 2.5, output: 10}}.
     *
     * @throws dev.cairn.core.UserException naming file and line of what is wrong
     */
    static PriceTable read(Path file) {
        Map<String, Price> both = new TreeMap<>(builtIn().prices());
        both.putAll(StrictYaml.map(TextFile.read(file), file.toString(), Price.class));
        return new PriceTable(both);
    }

    /** {@link Price#UNKNOWN} for a model that is not in the table. */
    public Price of(String model) {
        return prices.getOrDefault(model, Price.UNKNOWN);
    }
}
