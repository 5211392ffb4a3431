package dev.cairn.domain.remote;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironmentContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the program of the guide, in a process of its own. */
class ProcessWorldContractTest extends TextEnvironmentContract {
    @TempDir
    private static Path folder;

    private static EnvironmentFactory world;

    @Override
    protected EnvironmentFactory world() {
        if (world == null) {
            world = OwnWorld.open(OwnWorld.choice(folder));
        }
        return world;
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
