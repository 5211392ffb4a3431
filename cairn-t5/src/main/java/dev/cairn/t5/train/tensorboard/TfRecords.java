package dev.cairn.t5.train.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** The framing of TFRecord: length, its checksum, content, its checksum; little endian. */
final class TfRecords {

    static final int LENGTH_BYTES = 8;
    static final int CHECKSUM_BYTES = 4;

    private TfRecords() {}

    static ByteBuffer frame(byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(LENGTH_BYTES + content.length + 2 * CHECKSUM_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(content.length);
        frame.putInt(checksum(frame.array(), LENGTH_BYTES));
        frame.put(content);
        frame.putInt(checksum(content, content.length));
        return frame.flip();
    }

    /** CRC-32C, rotated and shifted so that a checksum of data with checksums in it is still a good one. */
    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }
}
