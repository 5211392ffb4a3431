package dev.cairn.t5.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns byte-pair merges: again and again the most frequent neighbouring pair becomes a symbol. Pairs that are equally
 * frequent go by the order of their symbols' ids, as in the trainer of Hugging Face {@code tokenizers}, so the result
 * depends on the counts alone.
 */
final class BpeTrainer {

    /** A pair with the count it had when it was queued; the count may be out of date. */
    private record Candidate(long pair, long count) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byCount = Long.compare(other.count, count);
            return byCount != 0 ? byCount : Long.compare(pair, other.pair);
        }
    }

    private final List<String> symbols;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final Map<Long, Long> pairCounts = new HashMap<>();
    private final Map<Long, Set<Integer>> pairWords = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    private BpeTrainer(List<String> alphabet) {
        symbols = new ArrayList<>(alphabet);
        for (int i = 0; i < symbols.size(); i++) {
            ids.put(symbols.get(i), i);
        }
    }

    /**
     * Learns until there are {@code limit} merges or no pair is left.
     *
     * @param wordCounts how often each word occurs; words are made of the characters of the alphabet
     * @param alphabet single-character symbols, in the order that breaks ties
     */
    static List<Merge> learn(Map<String, Long> wordCounts, List<String> alphabet, int limit) {
        BpeTrainer learner = new BpeTrainer(alphabet);
        new LinkedHashMap<>(wordCounts).forEach(learner::add);
        learner.pairCounts.forEach((pair, count) -> learner.queue.add(new Candidate(pair, count)));
        List<Merge> merges = new ArrayList<>();
        while (merges.size() < limit && !learner.queue.isEmpty()) {
            learner.next(merges);
        }
        return merges;
    }

    private void add(String word, long count) {
        int index = words.size();
        int[] sequence = word.chars()
                .map(c -> {
                    Integer id = ids.get(String.valueOf((char) c));
                    if (id == null) {
                        throw new IllegalArgumentException("Word " + word + " has a character outside the alphabet");
                    }
                    return id;
                })
                .toArray();
        words.add(sequence);
        counts.add(count);
        for (int i = 0; i + 1 < sequence.length; i++) {
            found(pair(sequence[i], sequence[i + 1]), count, index);
        }
    }

    private void next(List<Merge> merges) {
        Candidate top = queue.remove();
        long current = pairCounts.getOrDefault(top.pair(), 0L);
        if (current <= 0) {
            return;
        }
        if (current != top.count()) {
            queue.add(new Candidate(top.pair(), current));
            return;
        }
        int left = (int) (top.pair() >>> 32);
        int right = (int) top.pair();
        Merge merge = new Merge(symbols.get(left), symbols.get(right));
        merges.add(merge);
        int merged = ids.computeIfAbsent(merge.joined(), joined -> {
            symbols.add(joined);
            return symbols.size() - 1;
        });
        apply(top.pair(), left, right, merged);
    }

    private void apply(long pair, int left, int right, int merged) {
        Set<Integer> affected = pairWords.getOrDefault(pair, Set.of());
        pairWords.remove(pair);
        pairCounts.remove(pair);
        Set<Long> grown = new TreeSet<>();
        for (int index : affected) {
            int[] before = words.get(index);
            int[] after = replace(before, left, right, merged);
            if (after.length < before.length) {
                words.set(index, after);
                recount(before, after, index, pair, grown);
            }
        }
        for (long changed : grown) {
            queue.add(new Candidate(changed, pairCounts.getOrDefault(changed, 0L)));
        }
    }

    private void recount(int[] before, int[] after, int index, long mergedPair, Set<Long> grown) {
        long count = counts.get(index);
        for (int i = 0; i + 1 < before.length; i++) {
            long gone = pair(before[i], before[i + 1]);
            if (gone != mergedPair) {
                pairCounts.computeIfPresent(gone, (key, value) -> value - count);
            }
        }
        for (int i = 0; i + 1 < after.length; i++) {
            long there = pair(after[i], after[i + 1]);
            found(there, count, index);
            grown.add(there);
        }
    }

    private void found(long pair, long count, int word) {
        pairCounts.merge(pair, count, Long::sum);
        pairWords.computeIfAbsent(pair, key -> new TreeSet<>()).add(word);
    }

    private static int[] replace(int[] word, int left, int right, int merged) {
        int[] result = new int[word.length];
        int size = 0;
        for (int i = 0; i < word.length; i++) {
            boolean match = i + 1 < word.length && word[i] == left && word[i + 1] == right;
            result[size++] = match ? merged : word[i];
            i += match ? 1 : 0;
        }
        return Arrays.copyOf(result, size);
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }
}
