package dev.cairn.conformance.cache;

import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A CSV file as pandas reads and writes it: cells are quoted only where they must be. */
final class CsvFile {
    private CsvFile() {}

    /**
     * Rows by the names of the header; none if there is no such file.
     *
     * @throws UserException if it cannot be read or a row has another number of cells than the header
     */
    static List<Map<String, String>> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<List<String>> lines = parse(text(file));
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> header = lines.get(0);
            List<String> line = lines.get(i);
            if (line.size() != header.size()) {
                throw new UserException(file + ", row " + i + " has " + line.size() + " cells instead of "
                        + header.size() + "; mend or delete that row");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < line.size(); column++) {
                row.put(header.get(column), line.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Adds a row; the header too, if the file is new. */
    static void append(Path file, Map<String, String> row) {
        boolean isNew = !Files.isRegularFile(file);
        String before = isNew ? line(row.keySet()) : text(file);
        AtomicFiles.write(file, before + line(row.values()));
    }

    private static String line(Iterable<String> cells) {
        List<String> quoted = new ArrayList<>();
        cells.forEach(cell -> quoted.add(quote(cell)));
        return quoted.stream().collect(Collectors.joining(",", "", "\n"));
    }

    private static String quote(String cell) {
        boolean must = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return must ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    /** The published code writes UTF-8 and reads Latin-1; this takes what the bytes are. */
    private static String text(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw new UserException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<List<String>> parse(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c != '\r') {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            }
        }
        if (!line.isEmpty() || cell.length() > 0) {
            line.add(cell.toString());
            lines.add(List.copyOf(line));
        }
        return lines;
    }
}
