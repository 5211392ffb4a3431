package dev.cairn.textworldexpress;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for the coin room by room, in a fixed order of directions and back the same way: a path that a careful person would take. The
 * game's own path is another one in every run.
 */
final class CoinSearch {
    private static final String TAKE = "take coin";

    private record Direction(String to, String back) {}

    private static final List<Direction> DIRECTIONS = List.of(
            new Direction("north", "south"),
            new Direction("east", "west"),
            new Direction("south", "north"),
            new Direction("west", "east"));

    private final GameSession game;
    private final List<String> actions = new ArrayList<>();
    private final Set<String> rooms = new HashSet<>();

    private CoinSearch(GameSession game) {
        this.game = game;
    }

    /** Plays a game that has just been started to its end, and returns the actions. */
    static List<String> play(GameSession game, GameSession.State start) {
        CoinSearch search = new CoinSearch(game);
        search.visit(start);
        return search.actions;
    }

    /** Whether the coin was found in a room or behind one of its doors. */
    private boolean visit(GameSession.State room) {
        rooms.add(TextWorldExpressTexts.room(room.look()));
        if (room.valid().contains(TAKE)) {
            act(TAKE);
            return true;
        }
        for (Direction direction : DIRECTIONS) {
            GameSession.State now = isClosed(room.look(), direction) ? act("open door to " + direction.to()) : room;
            Optional<String> next = behind(now.look(), direction);
            if (next.isPresent() && !rooms.contains(next.get())) {
                if (visit(act("move " + direction.to()))) {
                    return true;
                }
                act("move " + direction.back());
            }
        }
        return false;
    }

    private static boolean isClosed(String look, Direction direction) {
        return seen(look, direction, "a closed ").isPresent();
    }

    /** Name of the room in a direction, if there is one and no door is closed. */
    private static Optional<String> behind(String look, Direction direction) {
        return seen(look, direction, "the ");
    }

    private static Optional<String> seen(String look, Direction direction, String article) {
        Matcher seen = Pattern.compile(
                        "to the " + direction.to() + " you see " + article + "([^.]+)\\.", Pattern.CASE_INSENSITIVE)
                .matcher(look);
        return seen.find() ? Optional.of(seen.group(1)) : Optional.empty();
    }

    private GameSession.State act(String action) {
        actions.add(action);
        return game.step(action);
    }
}
