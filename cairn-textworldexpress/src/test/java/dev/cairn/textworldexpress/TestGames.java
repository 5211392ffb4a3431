package dev.cairn.textworldexpress;

import dev.cairn.domain.fetch.WheelDownload;

/** The games as users have them. */
final class TestGames {
    private TestGames() {}

    static TextWorldExpress world() {
        return new TextWorldExpress(
                new GameFiles(WheelDownload.userCache().resolve("textworld-express-1.1.0"), true, message -> {}));
    }
}
