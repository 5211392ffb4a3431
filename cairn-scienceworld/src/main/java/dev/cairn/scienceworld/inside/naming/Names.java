package dev.cairn.scienceworld.inside.naming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.collection.immutable.HashSet;
import scala.collection.immutable.Set;

/**
 * What an object is called, alone and with its container ({@code water}, {@code water in pot}). Depends on nothing but
 * the names it is made from, so equal objects share it.
 */
public final class Names {
    /** Scala's sets up to this size iterate in the order of insertion, larger ones in the order of hashes. */
    public static final int ORDERED_SET = 4;

    /** In the simulator's order. */
    final Set<String> set;

    final String[] sorted;

    /** As the parser compares them: without articles, in the order of {@link #set}. */
    final String[] spoken;

    /**
     * Names of an object.
     *
     * @param own its referents
     * @param container referents of what it is in, or null
     */
    Names(String[] own, String @Nullable [] container) {
        set = set(combine(own, container));
        String[] names = array(set);
        spoken = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            spoken[i] = String.join(" ", Tokens.tokenize(names[i]));
        }
        Arrays.sort(names);
        sorted = names;
    }

    private static List<String> combine(String[] own, String @Nullable [] container) {
        List<String> names = new ArrayList<>();
        for (String name : own) {
            if (name.trim().isEmpty()) {
                continue;
            }
            names.add(name.toLowerCase(Locale.ROOT));
            if (container != null) {
                for (String place : container) {
                    names.add((name + " in " + place).toLowerCase(Locale.ROOT));
                    names.add((name + " on " + place).toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    /** A set with the iteration order of the original's: names of one letter are dropped after it is made. */
    private static Set<String> set(List<String> names) {
        java.util.Set<String> distinct = new LinkedHashSet<>(names);
        if (distinct.size() > ORDERED_SET) {
            HashSet<String> hashed = new HashSet<>();
            for (String name : distinct) {
                if (name.length() > 1) {
                    hashed = hashed.$plus(name);
                }
            }
            return hashed;
        }
        scala.collection.mutable.HashSet<String> mutable = new scala.collection.mutable.HashSet<>();
        distinct.forEach(mutable::add);
        Set<String> ordered = mutable.toSet();
        for (String name : distinct) {
            if (name.length() <= 1) {
                ordered = (Set<String>) ordered.$minus(name);
            }
        }
        return ordered;
    }

    static String[] array(Set<String> names) {
        String[] array = new String[names.size()];
        Iterator<String> iterator = names.iterator();
        for (int i = 0; iterator.hasNext(); i++) {
            array[i] = iterator.next();
        }
        return array;
    }
}
