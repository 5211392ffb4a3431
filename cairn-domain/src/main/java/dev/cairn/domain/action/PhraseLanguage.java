package dev.cairn.domain.action;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A language made from data: actions that are always said in the same words, and {@linkplain Phrase phrases} with a gap for each object.
 *
 * <p>It need not be one to one: where several words have one formal form, {@link #readings} names them all. Objects whose names hold the
 * separating word of a phrase themselves are split at its last occurrence.
 */
public final class PhraseLanguage implements ActionLanguage {
    private final Map<String, String> fixed;
    private final Map<String, List<String>> wordsOfFixed;
    private final Map<String, List<Phrase>> byFirstWord;
    private final Map<String, List<Phrase>> byHead;

    /**
     * A language.
     *
     * @param fixed formal form by words; of words with the same form, the first are the usual ones
     * @param phrases the first that fits is taken, so where two begin alike the longer one has to come first
     * @param understood further phrases, which are read but never written
     */
    public PhraseLanguage(Map<String, String> fixed, List<Phrase> phrases, List<Phrase> understood) {
        this.fixed = new LinkedHashMap<>(fixed);
        this.wordsOfFixed = fixed.entrySet().stream()
                .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
        this.byFirstWord = phrases.stream().collect(groupingBy(Phrase::firstWord));
        this.byHead = Stream.concat(phrases.stream(), understood.stream())
                .flatMap(phrase -> phrase.heads().stream().map(head -> Map.entry(head, phrase)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    @Override
    public Optional<String> formalize(String action) {
        String words = action.strip();
        if (words.equals(SubGoalEnd.ACTION)) {
            return Optional.of(SubGoalEnd.FORMAL);
        }
        String form = fixed.get(words);
        if (form != null) {
            return Optional.of(form);
        }
        for (Phrase phrase : byFirstWord.getOrDefault(before(action, ' '), List.of())) {
            Optional<String> formal = phrase.formalize(action);
            if (formal.isPresent()) {
                return formal;
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> readings(String formal) {
        List<String> words = wordsOfFixed.get(formal.strip());
        if (words != null) {
            return words;
        }
        List<String> readings = new ArrayList<>();
        for (Phrase phrase : byHead.getOrDefault(before(formal, '('), List.of())) {
            phrase.recover(formal).ifPresent(readings::add);
        }
        return readings;
    }

    private static String before(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? "" : text.substring(0, index);
    }
}
