package dev.cairn.scienceworld.inside.naming;

import dev.cairn.scienceworld.inside.EnvironmentState;
import dev.cairn.scienceworld.inside.RestorableRandom;
import scienceworld.struct.EnvObject;

/**
 * {@code InputParser.chooseUniqueReferents}: one name for each object, unique where that can be. The same choice and
 * the same random numbers, but by counting; the original compares every name with every other, twenty times over.
 */
final class UniqueNames {
    private static final int ATTEMPTS = 20;
    private static final int ORDERLY_ATTEMPTS = 10;

    private final int[][] numbers;
    private final int[] counts;
    private final int[] choice;

    /** Objects all of whose names another has too; the first {@link #contestedCount} entries. */
    private final int[] contested;

    private int contestedCount;

    private UniqueNames(int[][] numbers, int[] counts) {
        this.numbers = numbers;
        this.counts = counts;
        choice = new int[numbers.length];
        contested = new int[numbers.length];
    }

    /** Names of {@code objects} seen from {@code perspective}, in their order. */
    static String[] choose(EnvironmentState state, EnvObject[] objects, EnvObject perspective) {
        NameTable table = state.referents.table;
        ObjectNames[] names = new ObjectNames[objects.length];
        int[][] numbers = new int[objects.length][];
        for (int i = 0; i < objects.length; i++) {
            names[i] = state.referents.names(objects[i], perspective);
            numbers[i] = names[i].numbers(table);
        }
        UniqueNames unique = new UniqueNames(numbers, table.counts());
        unique.preferUnique();
        unique.settle(state.random);
        String[] chosen = new String[objects.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = names[i].names.sorted[unique.choice[i]];
        }
        return chosen;
    }

    private void preferUnique() {
        for (int[] each : numbers) {
            for (int number : each) {
                counts[number]++;
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            int first = 0;
            while (first < numbers[i].length && counts[numbers[i][first]] > 1) {
                first++;
            }
            if (first < numbers[i].length) {
                choice[i] = first;
            } else {
                contested[contestedCount++] = i;
            }
        }
        for (int[] each : numbers) {
            for (int number : each) {
                counts[number] = 0;
            }
        }
    }

    private void settle(RestorableRandom random) {
        boolean[] clash = new boolean[contestedCount];
        for (int attempt = 0; attempt < ATTEMPTS && findClashes(clash); attempt++) {
            for (int k = 0; k < contestedCount; k++) {
                if (clash[k]) {
                    int i = contested[k];
                    int length = numbers[i].length;
                    choice[i] = attempt < ORDERLY_ATTEMPTS ? (choice[i] + 1) % length : random.nextInt(length);
                }
            }
        }
    }

    private boolean findClashes(boolean[] clash) {
        for (int k = 0; k < contestedCount; k++) {
            counts[chosen(k)]++;
        }
        boolean any = false;
        for (int k = 0; k < contestedCount; k++) {
            clash[k] = counts[chosen(k)] > 1;
            any |= clash[k];
        }
        for (int k = 0; k < contestedCount; k++) {
            counts[chosen(k)] = 0;
        }
        return any;
    }

    private int chosen(int k) {
        return numbers[contested[k]][choice[contested[k]]];
    }
}
