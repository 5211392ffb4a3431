package dev.cairn.t5;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that {@code bench/t5/golden.py} made with the reference implementations. */
public final class Golden {

    private static final Path ROOT = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    public static JsonNode json(String name) {
        try {
            return JSON.readTree(path(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    public static List<int[]> rows(JsonNode array) {
        List<int[]> rows = new ArrayList<>();
        array.forEach(row -> rows.add(ints(row)));
        return rows;
    }
}
