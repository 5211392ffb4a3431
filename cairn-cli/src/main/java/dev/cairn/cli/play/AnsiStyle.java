package dev.cairn.cli.play;

/**
 * Colours of a terminal.
 *
 * @param on whether there is one that shows them
 */
public record AnsiStyle(boolean on) {
    private static final String ESCAPE = "\u001b[";

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("31", text);
    }

    private String paint(String code, String text) {
        return on ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
