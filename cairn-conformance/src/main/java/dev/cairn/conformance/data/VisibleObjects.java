package dev.cairn.conformance.data;

import dev.cairn.domain.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of things that descriptions of surroundings have mentioned, oldest first. No prompt shows them; random sub-goals
 * are made of them (published agent, mode {@code semi-rand}).
 */
final class VisibleObjects {
    private final int limit;
    private final List<String> objects = new ArrayList<>();

    /** @param limit how many are kept; the oldest go first */
    VisibleObjects(int limit) {
        this.limit = limit;
    }

    /** Adds the things that {@code look} mentions, doors left out. */
    void observe(String look) {
        String lines = look.replace(',', '\n')
                .replace('.', '\n')
                .replace('(', '\n')
                .replace(')', ' ')
                .replace(" an ", " a ");
        int from = 0;
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
            int begin = article(lines, from, end);
            if (begin >= 0) {
                add(lines.substring(begin, end));
            }
            from = end + 1;
        }
        while (objects.size() > limit) {
            objects.remove(0);
        }
    }

    /** Copy of the names so far. */
    List<String> objects() {
        return List.copyOf(objects);
    }

    private void add(String thing) {
        String name = OneLine.withBlanks(thing).strip();
        if (!name.contains("door") && !objects.contains(name)) {
            objects.add(name);
        }
    }

    /** Where {@code "a "} begins, in either case and also at the end of a word, as in the original. */
    private static int article(String text, int from, int end) {
        for (int i = from; i + 1 < end; i++) {
            if ((text.charAt(i) | 0x20) == 'a' && text.charAt(i + 1) == ' ') {
                return i;
            }
        }
        return -1;
    }
}
