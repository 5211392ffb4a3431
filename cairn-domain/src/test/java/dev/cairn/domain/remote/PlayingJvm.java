package dev.cairn.domain.remote;

import dev.cairn.domain.Domain;
import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.TextEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JVM that plays one step in a world that hangs in it. Arguments: choice of the world. */
public final class PlayingJvm {
    private PlayingJvm() {}

    /** Plays; prints what the world says, or why it fails. */
    public static void main(String[] arguments) {
        Domain world = OwnWorld.open(arguments[0], 500);
        try (TextEnvironment environment = world.open()) {
            environment.reset(world.tasks().variation(world.tasks().byIndex(0), 0), ResetOptions.easy(10));
            System.out.println("playing");
            System.out.println(environment.step(environment.validActions().get(0)));
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    /**
     * Starts one, and waits until it plays.
     *
     * @param folder of temporary files
     * @param main class with such a {@code main}
     */
    public static Process start(Path folder, Class<?> main, String choice) throws IOException {
        Process jvm = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        choice))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = output(jvm).readLine();
        if (!"playing".equals(line)) {
            throw new IllegalStateException(line);
        }
        return jvm;
    }

    /** What it prints. */
    public static BufferedReader output(Process jvm) {
        return jvm.inputReader(StandardCharsets.UTF_8);
    }
}
