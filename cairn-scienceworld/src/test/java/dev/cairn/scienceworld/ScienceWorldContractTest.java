package dev.cairn.scienceworld;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironmentContract;
import dev.cairn.domain.fetch.WheelDownload;
import java.util.List;
import java.util.Optional;

/** The contract on the real simulator. */
class ScienceWorldContractTest extends TextEnvironmentContract {
    private static final EnvironmentFactory WORLD =
            new ScienceWorld(ScienceWorldJar.locate(Optional.empty(), WheelDownload.userCache(), message -> {}));

    @Override
    protected EnvironmentFactory world() {
        return WORLD;
    }

    @Override
    protected String task() {
        return "find-plant";
    }

    @Override
    protected String waiting() {
        return "wait1";
    }

    @Override
    protected List<String> untilAmbiguous() {
        return List.of("go to greenhouse", "pick up flower pot");
    }

    @Override
    protected List<String> untilFatal() {
        return List.of("focus on agent");
    }
}
