package dev.cairn.cli.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import dev.cairn.llm.Price;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What models cost, by name. */
public record PriceTable(Map<String, Price> prices) {
    public PriceTable {
        prices = Map.copyOf(prices);
    }

    static PriceTable builtIn() {
        try (InputStream in = PriceTable.class.getResourceAsStream("prices.yaml")) {
            if (in == null) {
                throw new CairnException("prices.yaml is missing from this build");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), "prices.yaml");
        } catch (IOException e) {
            throw new CairnException("cannot read prices.yaml", e);
        }
    }

    /** The built-in prices and those of a file, which count more. */
    static PriceTable read(Path file) {
        try {
            Map<String, Price> both = new TreeMap<>(builtIn().prices());
            both.putAll(parse(Files.readString(file), file.toString()).prices());
            return new PriceTable(both);
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** {@link Price#UNKNOWN} for a model that is not in the table. */
    public Price of(String model) {
        return prices.getOrDefault(model, Price.UNKNOWN);
    }

    private static PriceTable parse(String text, String source) {
        try {
            return new PriceTable(
                    Json.configure(YAMLMapper.builder()).readValue(text, new TypeReference<Map<String, Price>>() {}));
        } catch (JsonProcessingException e) {
            throw new UserException(
                    source + " is no price table (" + e.getOriginalMessage()
                            + "); a line is model: {input: 2.5, output: 10}",
                    e);
        }
    }
}
