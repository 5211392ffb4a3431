package dev.cairn.t5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.cairn.t5.Golden;
import dev.cairn.t5.tensor.Natives;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles are written as text here: {@code \xNN} is a byte, {@code \n} the end of a line. What is right is tested on golden files. */
class TorchFileTest {

    private static final String STORAGE =
            "(X\\x07\\x00\\x00\\x00storagectorch\\nFloatStorage\\nX\\x01\\x00\\x00\\x000X\\x03\\x00\\x00\\x00cpu";
    private static final int FILES = 500;

    @TempDir
    Path dir;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = dir.resolve("pytorch_model.bin");
    }

    @Test
    void tensorOfAnArchive_isRead() throws IOException {
        archive(tensor("K\\x04", "K\\x00K\\x02K\\x02\\x86K\\x02K\\x01\\x86"), new byte[16]);
        Map<String, Tensor> tensors = TorchFile.read(file);
        assertThat(tensors).containsOnlyKeys("w");
        tensors.values().forEach(tensor -> {
            assertThat(Natives.shape(tensor)).containsExactly(2, 2);
            Natives.free(tensor);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cposix\\nsystem\\nX\\x02\\x00\\x00\\x00id\\x85R.              | its pickle holds posix.system, which no state dict
            X\\x08\\x00\\x00\\x00builtinsX\\x04\\x00\\x00\\x00eval\\x93.    | its pickle holds builtins.eval
            ctorch\\nload\\n.                                              | its pickle holds torch.load
            ctorch\\nBoolStorage\\n.                                       | its pickle holds torch.BoolStorage
            ctorch.storage\\n_load_from_bytes\\n.                          | its pickle holds torch.storage._load_from_bytes
            (ios\\nsystem\\n.                                              | its pickle holds the operation 'i'
            ccollections\\nOrderedDict\\n)\\x81.                          | its pickle holds the operation 0x81
            ccollections\\nOrderedDict\\nK\\x01\\x85R.                     | a call of collections.OrderedDict with 1 arguments
            K\\x01b.                                                         | a value is missing
            K\\x01K\\x01b.                                                   | there is a Long where a Map belongs
            }K\\x01K\\x01s.                                                  | there is a Long where a String belongs
            }}}s.                                                            | there is a LinkedHashMap where a String belongs
            h\\x01.                                                          | it refers to a value that it does not have
            t.                                                               | a list has no beginning
            X\\xff\\xff\\xff\\x7fa.                                          | it ends within its pickle
            K                                                                | it ends within its pickle
            ].                                                               | it holds no dictionary of tensors
            }X\\x01\\x00\\x00\\x00wK\\x01s.                                 | its entry w is no tensor
            }X\\x01\\x00\\x00\\x00wNs.                                      | its entry w is no tensor
            K\\x01Q.                                                         | there is a Long where a List belongs
            (X\\x06\\x00\\x00\\x00moduleNNNNtQ.                             | a reference to something other than a whole storage
            """)
    void hostilePickle_isNamedAndNotRun(String pickle, String defect) throws IOException {
        archive(pickle, new byte[16]);
        refused(defect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            K\\x05             | K\\x00K\\x05\\x85K\\x01\\x85                        | is missing, compressed or not of 20 bytes
            K\\x03             | K\\x00K\\x03\\x85K\\x01\\x85                        | is missing, compressed or not of 12 bytes
            K\\x04             | K\\x00K\\x05\\x85K\\x01\\x85                        | of shape [5] with strides [1] from 0 on does not fit its storage of 4
            K\\x04             | K\\x01K\\x04\\x85K\\x01\\x85                        | from 1 on does not fit
            K\\x04             | J\\xff\\xff\\xff\\xffK\\x04\\x85K\\x01\\x85        | from -1 on does not fit
            K\\x04             | K\\x00K\\x04\\x85K\\x00\\x85                        | with strides [0]
            K\\x04             | K\\x00K\\x04\\x85J\\xff\\xff\\xff\\xff\\x85        | with strides [-1]
            K\\x04             | K\\x00J\\xff\\xff\\xff\\xff\\x85K\\x01\\x85        | of shape [-1]
            K\\x04             | K\\x00K\\x04\\x85)                                   | with strides []
            K\\x04             | K\\x00)\\x8a\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f\\x85 | of shape [] with strides [9223372036854775807]
            \\x8a\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f | K\\x00K\\x04\\x85K\\x01\\x85 | not of 9223372036854775807 bytes
            J\\xff\\xff\\xff\\xff | K\\x00K\\x00\\x85K\\x01\\x85                      | does not fit its storage of -1
            K\\x04             | K\\x00(K\\x00\\x8a\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7fK\\x04t(K\\x04K\\x01K\\x01t | w is too large
            K\\x04             | K\\x00\\x8a\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7fK\\x04\\x86K\\x04K\\x01\\x86 | w is too large
            """)
    void tensorBeyondItsStorage_isNamed(String elements, String view, String defect) throws IOException {
        archive(tensor(elements, view), new byte[16]);
        refused(defect);
    }

    @Test
    void manyTensorsOfOneStorage_takeNoMemory() throws IOException {
        StringBuilder pickle = new StringBuilder("}");
        String one = tensor("M\\x00\\x10", "K\\x00M\\x00\\x10\\x85K\\x01\\x85");
        for (char name = 'a'; name <= 'z'; name++) {
            pickle.append(one.substring(1, one.length() - 1).replace("wctorch", name + "ctorch"));
        }
        archive(pickle + ".", new byte[4 * 4096]);
        refused("its tensors take several times the bytes that it has");
    }

    @Test
    void compressedStorage_isNamed() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(bytes(tensor("M\\x00\\x04", "K\\x00M\\x00\\x04\\x85K\\x01\\x85")));
            zip.putNextEntry(new ZipEntry("archive/data/0"));
            zip.write(new byte[4096]);
        }
        refused("archive/data/0 is missing, compressed or not of 4096 bytes");
    }

    @Test
    void bigEndianNumbers_areNamed() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            store(zip, "archive/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
            store(zip, "archive/data.pkl", bytes("}."));
        }
        refused("its numbers are big-endian");
    }

    @Test
    void otherArchivesAndFiles_areNamed() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            store(zip, "model/config", new byte[3]);
        }
        refused("0 files data.pkl");
        Files.write(file, bytes("\\x80\\x02K\\x01."));
        refused("it is neither a zip archive nor of the older format");
        Files.write(file, new byte[0]);
        refused("it ends within its pickle");
        Files.writeString(file, "<!DOCTYPE html>");
        refused("its pickle holds the operation '<'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin", "bin-legacy-f16", "gated-silu-ends"})
    void anyDamage_isNamedOrHarmless(String golden) throws IOException {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(Golden.path("variants/" + golden).resolve("pytorch_model.bin"));
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] damaged = whole.clone();
            if (i % 4 == 0) {
                damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            }
            for (int change = random.nextInt(5); change >= 0 && damaged.length > 0; change--) {
                // The pickle is at the beginning; the directory of an archive at the end.
                int within = Math.min(damaged.length, 3000);
                int at = random.nextBoolean() ? random.nextInt(within) : damaged.length - 1 - random.nextInt(within);
                damaged[at] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : damaged[at] ^ 1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try {
                TorchFile.read(file).values().forEach(Natives::free);
            } catch (IOException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                fail("repeat with -Dcairn.seed=" + seed + ", file " + i, e);
            }
        }
        assertThat(refused).isGreaterThan(FILES / 4);
    }

    private void refused(String defect) {
        assertThatThrownBy(() -> TorchFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(defect);
    }

    /** A dictionary of one tensor {@code w}. */
    private static String tensor(String elements, String view) {
        return "}X\\x01\\x00\\x00\\x00wctorch._utils\\n_rebuild_tensor_v2\\n(" + STORAGE + elements + "tQ" + view
                + "\\x89ccollections\\nOrderedDict\\n)RtRs.";
    }

    private void archive(String pickle, byte[] storage) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            store(zip, "archive/data.pkl", bytes("\\x80\\x02" + pickle));
            store(zip, "archive/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            store(zip, "archive/data/0", storage);
        }
    }

    private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    private static byte[] bytes(String pickle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < pickle.length(); i++) {
            if (pickle.startsWith("\\x", i)) {
                bytes.write(Integer.parseInt(pickle.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (pickle.startsWith("\\n", i)) {
                bytes.write('\n');
                i++;
            } else {
                bytes.write(pickle.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
