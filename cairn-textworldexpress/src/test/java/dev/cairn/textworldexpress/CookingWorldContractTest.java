package dev.cairn.textworldexpress;

import dev.cairn.domain.EnvironmentFactory;
import dev.cairn.domain.TextEnvironmentContract;
import java.util.List;

/** The contract on the largest game. */
class CookingWorldContractTest extends TextEnvironmentContract {
    private static final EnvironmentFactory WORLD = TestGames.world();

    @Override
    protected EnvironmentFactory world() {
        return WORLD;
    }

    @Override
    protected String task() {
        return "cookingworld";
    }

    @Override
    protected String waiting() {
        return "inventory";
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
