package dev.cairn.scienceworld.protocol;

import dev.cairn.domain.ResetOptions;
import dev.cairn.domain.protocol.Limits;
import dev.cairn.domain.protocol.Protocol;
import dev.cairn.domain.protocol.Protocol.ScoreRule;
import dev.cairn.domain.protocol.Protocols;
import dev.cairn.domain.protocol.VariationChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The protocols of the literature; {@code docs/reference/protocols.md} names their sources. */
public final class ScienceWorldProtocols {
    private static final String ALL_TASKS = "all";
    private static final VariationChoice ASCENDING = new VariationChoice.Ascending();

    /** Game seeds of the newer results of TALES; older ones have 1 to 5. */
    private static final List<Long> TALES_SEEDS = List.of(202411061L, 202411062L, 202411063L, 202411064L, 202411065L);

    /** {@code seed}, the usual one, {@code swiftsage}, {@code eto}, {@code tales} and {@code mini}. */
    public static final Protocols PROTOCOLS = new Protocols(List.of(seed(), swiftsage(), eto(), tales(), mini()));

    private ScienceWorldProtocols() {}

    private static Protocol seed() {
        return new Protocol(
                "seed", ALL_TASKS, ASCENDING, 10, ResetOptions.EASY, Limits.of(100, 200), 50, 10, ScoreRule.LAST);
    }

    private static Protocol swiftsage() {
        return new Protocol(
                "swiftsage",
                ALL_TASKS,
                ASCENDING,
                10,
                ResetOptions.EASY,
                Limits.of(300, 600),
                0,
                0,
                ScoreRule.LAST_NON_NEGATIVE);
    }

    /** The world's own limit is 200 there; the limits of actions are what ends episodes. */
    private static Protocol eto() {
        EtoSplit split = EtoSplit.read();
        return new Protocol(
                "eto",
                String.join(",", split.limits().keySet()),
                new VariationChoice.Listed(split.variations()),
                10,
                ResetOptions.EASY,
                new Limits(200, 400, Optional.empty(), split.limits()),
                0,
                0,
                ScoreRule.BEST);
    }

    /** A step is an action, whatever time it takes, so the world itself sets no limit that could be reached. */
    private static Protocol tales() {
        return new Protocol(
                "tales",
                ALL_TASKS,
                new VariationChoice.Seeds(TALES_SEEDS),
                TALES_SEEDS.size(),
                "",
                new Limits(100_000, 200, Optional.of(100), Map.of()),
                0,
                0,
                ScoreRule.BEST);
    }

    private static Protocol mini() {
        return new Protocol(
                "mini", ALL_TASKS, ASCENDING, 1, ResetOptions.EASY, Limits.of(100, 200), 0, 0, ScoreRule.LAST);
    }
}
