package dev.cairn.textworldexpress;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;

/** Text constants of class files (chapter 4.4 of the JVM's specification). */
final class TextConstants {
    private static final int TEXT = 1;

    private TextConstants() {}

    /** The class file with some of its texts replaced; only whole texts are. */
    static byte[] replaced(byte[] code, Map<String, String> texts) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(code));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(code.length + 256);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(8));
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == TEXT) {
                String text = in.readUTF();
                out.writeUTF(texts.getOrDefault(text, text));
            } else {
                out.write(in.readNBytes(length(tag)));
                // A long or a double takes two numbers.
                i += tag == 5 || tag == 6 ? 1 : 0;
            }
        }
        out.write(in.readAllBytes());
        return bytes.toByteArray();
    }

    /** Bytes of a constant after its tag. */
    private static int length(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalArgumentException("a class file has no constant of kind " + tag);
        };
    }
}
