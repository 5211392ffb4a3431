package dev.cairn.t5.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** The JSON files of a model directory. */
public final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFile() {}

    /**
     * Reads a whole file.
     *
     * @throws dev.cairn.t5.T5Exception when there is only a pointer of Git LFS to it
     */
    public static JsonNode read(Path file) throws IOException {
        LfsPointer.refuse(file);
        return JSON.readTree(file.toFile());
    }
}
