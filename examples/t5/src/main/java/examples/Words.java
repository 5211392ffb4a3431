package examples;

import dev.cairn.t5.train.TextPair;
import java.util.ArrayList;
import java.util.List;

/** Small made-up tasks, learnt within seconds. {@code </s>} ends an input, as for every T5. */
final class Words {

    static final int LENGTH = 32;

    private static final List<String> THINGS = List.of("axe", "cup", "key", "pot");
    private static final List<String> PLACES = List.of("kitchen", "garden", "attic");

    private Words() {}

    /** Where to go for a thing. */
    static List<TextPair> errands() {
        return pairs("the %s is in the %s </s>", "go to %2$s");
    }

    /** The same in German. */
    static List<TextPair> translations() {
        return pairs("translate: the %s is in the %s </s>", "%1$s ist in %2$s");
    }

    /** Inside or outside. */
    static List<TextPair> classes() {
        List<TextPair> pairs = new ArrayList<>();
        for (TextPair pair : pairs("classify: the %s is in the %s </s>", "inside")) {
            pairs.add(pair.input().contains("garden") ? new TextPair(pair.input(), "outside") : pair);
        }
        return pairs;
    }

    private static List<TextPair> pairs(String input, String target) {
        List<TextPair> pairs = new ArrayList<>();
        for (String thing : THINGS) {
            for (String place : PLACES) {
                pairs.add(new TextPair(input.formatted(thing, place), target.formatted(thing, place)));
            }
        }
        return pairs;
    }

    static List<String> inputs(List<TextPair> pairs) {
        return pairs.stream().map(TextPair::input).toList();
    }
}
