package dev.cairn.scienceworld.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the world's actions name things: {@code cup containing red paint in art studio}, {@code baby baby wolf}. */
final class Names {
    private static final Pattern PLACE = Pattern.compile("^(.+?) (?:in|on) .+$");
    private static final Pattern LAST_PLACE = Pattern.compile("^(.+) (?:in|on) .+?$");
    private static final Pattern CONTENT = Pattern.compile("^.+? containing (.+?)(?: (?:in|on) .+)?$");

    private static final String CONTAINING = " containing ";

    private Names() {}

    /** Most names have none, and looking for it costs less than the patterns. */
    private static boolean hasPlace(String name) {
        return name.contains(" in ") || name.contains(" on ");
    }

    /** Without content and place: {@code cup}. */
    static String plain(String name) {
        int containing = name.indexOf(CONTAINING);
        String empty = containing < 0 ? name : name.substring(0, containing);
        if (!hasPlace(empty)) {
            return empty;
        }
        Matcher place = PLACE.matcher(empty);
        return place.matches() ? place.group(1) : empty;
    }

    /** What a container's name says is in it, {@code red paint}; the name itself if it says nothing or "nothing". */
    static String content(String name) {
        if (!name.contains(CONTAINING)) {
            return name;
        }
        Matcher content = CONTENT.matcher(name);
        return content.matches() && !content.group(1).equals("nothing") ? content.group(1) : name;
    }

    /** Ways to say the same with less: the name, then without one place after the other, at last without content. */
    static List<String> shorter(String name) {
        if (!hasPlace(name) && !name.contains(CONTAINING)) {
            return List.of(name);
        }
        List<String> names = new ArrayList<>(List.of(name));
        Matcher place = LAST_PLACE.matcher(name);
        while (place.matches()) {
            names.add(place.group(1));
            place = LAST_PLACE.matcher(place.group(1));
        }
        if (!names.contains(plain(name))) {
            names.add(plain(name));
        }
        return names;
    }

    /**
     * {@code egg turtle} is {@code turtle egg}, {@code adult apple tree} is {@code apple tree in the adult stage}, {@code
     * baby baby wolf} is {@code baby wolf}.
     */
    static List<String> rearranged(String name) {
        int blank = name.indexOf(' ');
        return blank < 0
                ? List.of()
                : List.of(
                        name.substring(blank + 1) + " " + name.substring(0, blank),
                        name.substring(blank + 1) + " in the " + name.substring(0, blank) + " stage",
                        name.substring(blank + 1));
    }

    static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** Whether {@code text} has {@code words} next to each other, in any case. */
    static boolean mentions(String text, String words) {
        if (words.isEmpty()) {
            return false;
        }
        char first = Character.toLowerCase(words.charAt(0));
        for (int at = 0; at + words.length() <= text.length(); at++) {
            if (Character.toLowerCase(text.charAt(at)) == first
                    && text.regionMatches(true, at, words, 0, words.length())
                    && !isWordAt(text, at - 1)
                    && !isWordAt(text, at + words.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordAt(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
