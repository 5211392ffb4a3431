package dev.cairn.textworldexpress;

import dev.cairn.core.UserException;
import dev.cairn.core.io.Sha256;
import dev.cairn.domain.fetch.WheelDownload;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The jar of the games and the tables that it reads.
 *
 * @param folder that they lie in
 * @param fetched whether they are fetched if they are not there
 */
record GameFiles(Path folder, boolean fetched, Consumer<String> notice) {
    /** Of the jar. */
    static final String SHA256 = "23da9ab053dde2de003b4556a2734af3225dc3a0ef8af7354df53aafb5c77d99";

    private static final String JAR = "textworld-express.jar";
    private static final String WHEEL = "52a03527b8ac17f0ca007728a4e5c2f4462d58249d31b20b0899e27c19b2c28e";

    /** Read by the games from the working directory, as the jar has it. */
    private static final String OBJECTS = "twc_objects.folds.json";

    private static final String RECIPES = "cooking_world.json";

    /**
     * Loaders of them, each for one session.
     *
     * @throws UserException if they are not there and cannot be fetched, or are others
     */
    Supplier<GameLoader> loaders() {
        Path jar = folder.resolve(JAR);
        if (fetched && !(isThere() && Sha256.of(jar).equals(SHA256))) {
            new WheelDownload(
                            "textworld-express==1.1.0",
                            WHEEL,
                            "Or unpack that Python package and give its folder with --domain-option folder=DIR.",
                            notice)
                    .into(folder, Map.of(JAR, entry(JAR), OBJECTS, entry(OBJECTS), RECIPES, entry(RECIPES)));
        }
        if (!isThere() || !Sha256.of(jar).equals(SHA256)) {
            throw new UserException(folder + " does not hold " + JAR + " of textworld-express 1.1.0, " + OBJECTS
                    + " and " + RECIPES + "; unpack that Python package, or leave the option out to have it fetched");
        }
        Map<String, String> files = Map.of(OBJECTS, path(OBJECTS), RECIPES, path(RECIPES));
        URL url = GameLoader.url(jar);
        ClassLoader libraries = GameLoader.libraries(url);
        return () -> new GameLoader(url, libraries, files);
    }

    private boolean isThere() {
        return Files.isRegularFile(folder.resolve(JAR))
                && Files.isRegularFile(folder.resolve(OBJECTS))
                && Files.isRegularFile(folder.resolve(RECIPES));
    }

    private String path(String name) {
        return folder.resolve(name).toAbsolutePath().toString();
    }

    private static String entry(String name) {
        return "textworld_express/" + name;
    }
}
