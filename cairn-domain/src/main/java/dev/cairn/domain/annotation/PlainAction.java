package dev.cairn.domain.annotation;

import dev.cairn.domain.action.Prepositions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An action read word by word: the first word is its verb, together with a preposition right behind it; further prepositions
 * stand between its arguments. {@code go to study} is {@code go_to} and {@code study}; {@code put cup in box} is {@code put}
 * and {@code cup}, {@code box}.
 */
record PlainAction(String verb, List<String> arguments) {
    PlainAction {
        arguments = List.copyOf(arguments);
    }

    static PlainAction of(String action) {
        List<String> words = new ArrayList<>(Arrays.asList(action.strip().split("\\s+")));
        StringBuilder verb = new StringBuilder(words.remove(0));
        while (!words.isEmpty() && Prepositions.contains(words.get(0))) {
            verb.append('_').append(words.remove(0));
        }
        List<String> arguments = new ArrayList<>();
        List<String> argument = new ArrayList<>();
        for (String word : words) {
            if (Prepositions.contains(word)) {
                close(argument, arguments);
            } else {
                argument.add(word);
            }
        }
        close(argument, arguments);
        return new PlainAction(verb.toString(), arguments);
    }

    private static void close(List<String> argument, List<String> arguments) {
        if (!argument.isEmpty()) {
            arguments.add(String.join(" ", argument));
            argument.clear();
        }
    }

    /** Whether it only answers a question of the world, by a number. */
    boolean isAnswer() {
        return arguments.isEmpty() && verb.chars().allMatch(Character::isDigit);
    }
}
