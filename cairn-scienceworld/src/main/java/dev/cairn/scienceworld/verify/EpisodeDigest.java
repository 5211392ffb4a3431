package dev.cairn.scienceworld.verify;

import java.util.List;

/**
 * What an episode came to, short enough to be kept and compared.
 *
 * @param episode task and variation, {@code 4-1/0}
 * @param moves actions made
 * @param sha256 of the whole {@link EpisodeTrace}
 * @param moveHashes of the lines of each move, so that the first difference can be found
 */
public record EpisodeDigest(String episode, int moves, double rawScore, String sha256, List<Integer> moveHashes) {
    public EpisodeDigest {
        moveHashes = List.copyOf(moveHashes);
    }

    static EpisodeDigest of(EpisodeTrace trace) {
        return new EpisodeDigest(
                trace.variation().key(), trace.moves(), trace.rawScore(), trace.digest(), trace.moveHashes());
    }

    /** Where another run of the episode first differs: 0 at the start, n after the n-th action, -1 nowhere. */
    public int firstDifference(EpisodeDigest other) {
        if (sha256.equals(other.sha256)) {
            return -1;
        }
        int common = Math.min(moveHashes.size(), other.moveHashes.size());
        for (int i = 0; i < common; i++) {
            if (!moveHashes.get(i).equals(other.moveHashes.get(i))) {
                return i;
            }
        }
        return common;
    }
}
