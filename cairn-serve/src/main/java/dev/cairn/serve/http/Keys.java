package dev.cairn.serve.http;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names of sessions that nobody guesses. */
public final class Keys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Keys() {}

    /** A text. */
    public static String text() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A whole number, for clients that want one. */
    public static String number() {
        return Integer.toString(RANDOM.nextInt(Integer.MAX_VALUE));
    }
}
