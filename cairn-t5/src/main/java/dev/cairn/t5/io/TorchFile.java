package dev.cairn.t5.io;

import dev.cairn.t5.tensor.NativeSettings;
import dev.cairn.t5.tensor.Natives;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/**
 * What {@code torch.save} makes of a state dict ({@code pytorch_model.bin}): since PyTorch 1.6 a zip archive of a pickle and the raw
 * storages, before that pickles followed by the storages. The pickles are read by {@link StateDictPickle}, which runs nothing. Every
 * malformed file ends in an {@link IOException} that names it and what is wrong; nothing is allocated that the file does not back.
 */
final class TorchFile {

    static {
        NativeSettings.apply();
    }

    /** That of the largest T5 takes a tenth. */
    private static final int MAX_PICKLE_BYTES = 2 << 20;

    private static final int MAX_DIMENSIONS = 16;

    /** The shared embedding may be there under four names. */
    private static final int MAX_NAMES_OF_A_STORAGE = 4;

    private static final BigInteger LEGACY_MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long LEGACY_VERSION = 1001;
    private static final int ZIP_MAGIC = 0x04034b50;

    /** Where the numbers of a storage are, from a byte of them on. */
    private interface Data {
        ReadableByteChannel from(StateDictPickle.Storage storage, long start) throws IOException;
    }

    private final Path file;
    private final long fileBytes;
    private long tensorBytes;

    private TorchFile(Path file, long fileBytes) {
        this.file = file;
        this.fileBytes = fileBytes;
    }

    /**
     * Reads all tensors into memory of their own, in the order of the file. The caller owns them (each is retained once).
     *
     * @throws IOException when the file is missing, cut short, malformed or more than a state dict
     */
    static Map<String, Tensor> read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TorchFile torchFile = new TorchFile(file, channel.size());
            ByteBuffer start = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_PICKLE_BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
            torchFile.readFully(channel, start);
            start.flip();
            return start.limit() >= Integer.BYTES && start.getInt(0) == ZIP_MAGIC
                    ? torchFile.zip()
                    : torchFile.legacy(start, channel);
        }
    }

    private Map<String, Tensor> zip() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> pickles = zip.stream()
                    .filter(entry -> entry.getName().endsWith("/data.pkl"))
                    .toList();
            if (pickles.size() != 1) {
                throw StateDictPickle.malformed(
                        file, "it is a zip archive with " + pickles.size() + " files data.pkl instead of one");
            }
            String name = pickles.get(0).getName();
            String folder = name.substring(0, name.length() - "data.pkl".length());
            ZipEntry order = zip.getEntry(folder + "byteorder");
            if (order != null && !new String(bytes(zip, order), StandardCharsets.US_ASCII).equals("little")) {
                throw StateDictPickle.malformed(file, "its numbers are big-endian");
            }
            Object root = StateDictPickle.read(ByteBuffer.wrap(bytes(zip, pickles.get(0))), file);
            return tensors(root, (storage, start) -> entry(zip, folder + "data/" + storage.key(), storage, start));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    StateDictPickle.malformed(file, "its zip directory is damaged")
                            .getMessage(),
                    e);
        }
    }

    private ReadableByteChannel entry(ZipFile zip, String name, StateDictPickle.Storage storage, long start)
            throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.getMethod() != ZipEntry.STORED || entry.getSize() != size(storage)) {
            throw StateDictPickle.malformed(
                    file, "its entry " + name + " is missing, compressed or not of " + size(storage) + " bytes");
        }
        InputStream bytes = zip.getInputStream(entry);
        bytes.skipNBytes(start);
        return Channels.newChannel(bytes);
    }

    private byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_PICKLE_BYTES + 1);
            if (bytes.length > MAX_PICKLE_BYTES) {
                throw StateDictPickle.malformed(
                        file, "its entry " + entry.getName() + " has more than " + MAX_PICKLE_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** Five pickles (magic number, version, machine, state dict, keys in the order of the storages), then each storage behind its length. */
    private Map<String, Tensor> legacy(ByteBuffer pickles, FileChannel channel) throws IOException {
        if (!LEGACY_MAGIC.equals(StateDictPickle.read(pickles, file))
                || !StateDictPickle.read(pickles, file).equals(LEGACY_VERSION)
                || !(StateDictPickle.read(pickles, file) instanceof Map<?, ?> machine)
                || !Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw StateDictPickle.malformed(file, "it is neither a zip archive nor of the older format");
        }
        Object root = StateDictPickle.read(pickles, file);
        if (!(StateDictPickle.read(pickles, file) instanceof List<?> keys)) {
            throw StateDictPickle.malformed(file, "it has no list of storages");
        }
        Map<String, Long> elements = new HashMap<>();
        Map<String, Long> starts = new HashMap<>();
        storages(root).forEach(storage -> elements.put(storage.key(), size(storage)));
        long at = pickles.position();
        for (Object key : keys) {
            long bytes = elements.getOrDefault(String.valueOf(key), -1L);
            if (bytes < 0 || bytes > fileBytes - at - Long.BYTES) {
                throw StateDictPickle.malformed(file, "its storage " + key + " ends after the end of the file");
            }
            starts.put(String.valueOf(key), at + Long.BYTES);
            at += Long.BYTES + bytes;
        }
        return tensors(root, (storage, start) -> {
            Long begin = starts.get(storage.key());
            if (begin == null) {
                throw StateDictPickle.malformed(file, "it has no storage " + storage.key());
            }
            // Not closed by the reader of one storage: the next one reads on.
            channel.position(begin + start);
            return channel;
        });
    }

    private List<StateDictPickle.Storage> storages(Object root) throws IOException {
        return stored(root).values().stream()
                .map(StateDictPickle.Stored::storage)
                .toList();
    }

    private Map<String, StateDictPickle.Stored> stored(Object root) throws IOException {
        if (!(root instanceof Map<?, ?> named)) {
            throw StateDictPickle.malformed(file, "it holds no dictionary of tensors");
        }
        Map<String, StateDictPickle.Stored> tensors = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : named.entrySet()) {
            if (!(entry.getValue() instanceof StateDictPickle.Stored tensor)) {
                throw StateDictPickle.malformed(file, "its entry " + entry.getKey() + " is no tensor");
            }
            tensors.put(String.valueOf(entry.getKey()), tensor);
        }
        return tensors;
    }

    private Map<String, Tensor> tensors(Object root, Data data) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, StateDictPickle.Stored> entry : stored(root).entrySet()) {
                tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
            }
            return tensors;
        } catch (IOException | RuntimeException e) {
            tensors.values().forEach(Natives::free);
            throw e;
        }
    }

    private Tensor tensor(String name, StateDictPickle.Stored stored, Data data) throws IOException {
        long width = torch.elementSize(stored.storage().type());
        long extent = extent(name, stored);
        // Makes sure of the size of the storage before anything is allocated.
        ReadableByteChannel channel = data.from(stored.storage(), stored.offset() * width);
        tensorBytes += extent * width;
        if (tensorBytes > MAX_NAMES_OF_A_STORAGE * fileBytes) {
            throw StateDictPickle.malformed(file, "its tensors take several times the bytes that it has");
        }
        try (PointerScope scope = new PointerScope()) {
            TensorOptions type = new TensorOptions(stored.storage().type());
            Tensor flat = torch.empty(new long[] {extent}, type, Natives.NO_MEMORY_FORMAT);
            for (long from = 0; from < flat.nbytes(); from += Safetensors.PIECE) {
                readFully(channel, Safetensors.bytes(flat, from));
            }
            return Natives.keep(flat.as_strided(numbers(stored.shape()), numbers(stored.strides()))
                    .contiguous());
        }
    }

    /** Elements from the first that a tensor uses to the last. */
    private long extent(String name, StateDictPickle.Stored stored) throws IOException {
        List<Long> shape = stored.shape();
        boolean valid =
                shape.size() == stored.strides().size() && shape.size() <= MAX_DIMENSIONS && stored.offset() >= 0;
        try {
            long numbers = 1;
            long largest = 1;
            long extent = 1;
            for (int i = 0; valid && i < shape.size(); i++) {
                valid = shape.get(i) >= 0 && stored.strides().get(i) >= 0;
                numbers = Math.multiplyExact(numbers, shape.get(i));
                // Strides are products of all sizes but those of 0, so an empty tensor must not overflow either.
                largest = Math.multiplyExact(largest, Math.max(shape.get(i), 1));
                extent = Math.addExact(
                        extent,
                        Math.multiplyExact(
                                Math.max(shape.get(i) - 1, 0), stored.strides().get(i)));
            }
            if (numbers == 0) {
                extent = 0;
            }
            if (valid
                    && numbers <= extent
                    && Math.addExact(stored.offset(), extent)
                            <= stored.storage().elements()) {
                return extent;
            }
        } catch (ArithmeticException e) {
            throw new IOException(
                    StateDictPickle.malformed(file, "tensor " + name + " is too large")
                            .getMessage(),
                    e);
        }
        throw StateDictPickle.malformed(
                file,
                "tensor " + name + " of shape " + shape + " with strides " + stored.strides() + " from "
                        + stored.offset() + " on does not fit its storage of "
                        + stored.storage().elements());
    }

    /** In bytes; more than any file has if that is no number. */
    private static long size(StateDictPickle.Storage storage) {
        long width = torch.elementSize(storage.type());
        return storage.elements() < 0 || storage.elements() > Long.MAX_VALUE / width
                ? Long.MAX_VALUE
                : storage.elements() * width;
    }

    private static long[] numbers(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    private void readFully(ReadableByteChannel channel, ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (channel.read(target) < 0) {
                throw StateDictPickle.malformed(file, "it ends within a tensor");
            }
        }
    }
}
