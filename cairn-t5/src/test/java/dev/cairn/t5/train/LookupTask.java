package dev.cairn.t5.train;

import dev.cairn.t5.tokenizer.TokenizerTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A task that a tiny model learns in seconds: name the place of the thing that is asked for. */
final class LookupTask {

    private static final List<String> THINGS = List.of("cup", "key", "pot", "lamp", "seed", "axe");
    private static final List<String> PLACES = List.of("kitchen", "garden", "attic", "cellar");

    private LookupTask() {}

    static List<TextPair> pairs(int count, long seed) {
        Random random = new Random(seed);
        List<TextPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String thing = THINGS.get(random.nextInt(THINGS.size()));
            String place = PLACES.get(random.nextInt(PLACES.size()));
            String filler = "you wait . ".repeat(random.nextInt(4));
            pairs.add(new TextPair(filler + "the " + thing + " is in the " + place + " </s>", "go to " + place));
        }
        return pairs;
    }

    static void writeTokenizer(Path dir) {
        List<String> corpus = pairs(200, 1).stream()
                .flatMap(p -> Stream.of(p.input(), p.target()))
                .toList();
        TokenizerTrainer.train(corpus, 400, dir);
    }
}
