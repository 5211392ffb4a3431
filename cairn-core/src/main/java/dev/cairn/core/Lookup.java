package dev.cairn.core;

import java.util.Collection;
import java.util.function.Function;

/** Finds things by the names that users give; the message for a wrong name has the nearest right one, and all of them. */
public final class Lookup {
    private Lookup() {}

    /**
     * The thing of that name.
     *
     * @param kind what it is, for example {@code agent} or {@code option of the domain toy}
     * @param naming gives the name of a thing
     * @throws UserException if none has that name
     */
    public static <T> T byName(String kind, String name, Collection<T> known, Function<? super T, String> naming) {
        return byName(kind, name, known, naming, "");
    }

    /**
     * As above.
     *
     * @param advice ends the message if none has that name
     */
    public static <T> T byName(
            String kind, String name, Collection<T> known, Function<? super T, String> naming, String advice) {
        return known.stream()
                .filter(each -> naming.apply(each).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        unknown(kind, name, known.stream().<String>map(naming).toList(), advice));
    }

    /** @throws UserException if {@code name} is none of {@code known} */
    public static void require(String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw unknown(kind, name, known, "");
        }
    }

    private static UserException unknown(String kind, String name, Collection<String> known, String advice) {
        String hint = DidYouMean.hint(name, known);
        String plural = kind.replaceFirst("(?= of |$)", "s");
        return new UserException("unknown " + kind + " '" + name + "'"
                + (hint.isEmpty() ? "; the " : hint + " The ")
                + (plural + (known.isEmpty() ? " are none" : " are " + String.join(", ", known)))
                + (advice.isEmpty() ? "" : "; " + advice));
    }
}
