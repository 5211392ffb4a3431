package dev.cairn.domain.remote;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironmentContract;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the program of the guide, in a process of its own. */
class ProcessWorldContractTest extends TextEnvironmentContract {
    @TempDir
    private static Path folder;

    private static @Nullable EnvironmentFactory world;

    @Override
    protected EnvironmentFactory world() {
        EnvironmentFactory open = world;
        if (open == null) {
            open = OwnWorld.open(OwnWorld.choice(folder));
            world = open;
        }
        return open;
    }

    @Override
    protected String task() {
        return "bring";
    }

    @Override
    protected String waiting() {
        return "wait";
    }

    @Override
    protected List<String> untilAmbiguous() {
        return List.of();
    }

    @Override
    protected List<String> untilFatal() {
        return List.of();
    }
}
