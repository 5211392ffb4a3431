package dev.cairn.t5.io;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The pickles of PyTorch's state dicts, and nothing else that a pickle can hold. Pickles are programs: of their operations only those are
 * known that build numbers, texts, lists, dictionaries and references to tensors, and of the names that they may call only the few below,
 * which are not called but stand for records. Everything else is refused by its name.
 */
final class StateDictPickle {

    /** Numbers of one type that several tensors may lie in. */
    record Storage(ScalarType type, String key, long elements) {}

    /** A tensor: where its numbers lie in a storage, counted in elements. */
    record Stored(Storage storage, long offset, List<Long> shape, List<Long> strides) {}

    /** A class or function of Python that state dicts name. */
    private record Global(String name) {}

    private enum Mark {
        NONE,
        MARK
    }

    private static final Map<String, ScalarType> STORAGES = Map.of(
            "torch.FloatStorage", ScalarType.Float,
            "torch.HalfStorage", ScalarType.Half,
            "torch.BFloat16Storage", ScalarType.BFloat16,
            "torch.DoubleStorage", ScalarType.Double,
            "torch.LongStorage", ScalarType.Long,
            "torch.IntStorage", ScalarType.Int);

    private static final String DICTIONARY = "collections.OrderedDict";
    private static final String PARAMETER = "torch._utils._rebuild_parameter";
    private static final List<String> TENSORS =
            List.of("torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor");

    private final ByteBuffer bytes;
    private final Path file;
    private final List<Object> stack = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();

    private StateDictPickle(ByteBuffer bytes, Path file) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
        this.file = file;
    }

    /**
     * Reads one pickle from the position of the buffer on, and leaves it behind its end.
     *
     * @return a {@link String}, {@link Long}, {@link BigInteger}, {@link Double}, {@link Boolean}, {@link List}, {@link Map} with texts for
     *     keys, {@link Stored} or {@link Storage}
     * @throws IOException when it is malformed or holds something else; the message names the file and what was found
     */
    static Object read(ByteBuffer bytes, Path file) throws IOException {
        StateDictPickle pickle = new StateDictPickle(bytes, file);
        try {
            for (int opcode = pickle.unsigned(); opcode != '.'; opcode = pickle.unsigned()) {
                pickle.run(opcode);
            }
            return pickle.pop();
        } catch (BufferUnderflowException e) {
            throw new IOException(malformed(file, "it ends within its pickle").getMessage(), e);
        }
    }

    private void run(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> unsigned(); // version of the protocol
            case 0x95 -> bytes.getLong(); // length of a frame
            case 'N' -> stack.add(Mark.NONE);
            case 0x88 -> stack.add(true);
            case 0x89 -> stack.add(false);
            case 'K' -> stack.add((long) unsigned());
            case 'M' -> stack.add((long) Short.toUnsignedInt(bytes.getShort()));
            case 'J' -> stack.add((long) bytes.getInt());
            case 0x8a -> stack.add(wholeNumber(unsigned()));
            case 'G' -> stack.add(Double.longBitsToDouble(Long.reverseBytes(bytes.getLong())));
            case 'X' -> stack.add(text(bytes.getInt()));
            case 0x8c, 'U' -> stack.add(text(unsigned()));
            case '(' -> marks.push(stack.size());
            case ')', ']' -> stack.add(new ArrayList<>());
            case '}' -> stack.add(new LinkedHashMap<>());
            case 't' -> stack.add(toMark());
            case 0x85 -> stack.add(last(1));
            case 0x86 -> stack.add(last(2));
            case 0x87 -> stack.add(last(3));
            case 'a' -> append(last(1));
            case 'e' -> append(toMark());
            case 's' -> put(last(2));
            case 'u' -> put(toMark());
            case 'q' -> memo.put(unsigned(), top());
            case 'r' -> memo.put(bytes.getInt(), top());
            case 0x94 -> memo.put(memo.size(), top());
            case 'h' -> stack.add(remembered(unsigned()));
            case 'j' -> stack.add(remembered(bytes.getInt()));
            case 'c' -> stack.add(global(line() + "." + line()));
            case 0x93 -> stack.add(global(String.join(".", texts(last(2)))));
            case 'Q' -> stack.add(storage(tuple(pop())));
            case 'R' -> reduce();
            case 'b' -> build();
            default ->
                throw refused("the operation "
                        + (opcode > ' ' && opcode < 127
                                ? "'" + (char) opcode + "'"
                                : "0x" + Integer.toHexString(opcode)));
        }
    }

    private Global global(String name) throws IOException {
        if (STORAGES.containsKey(name) || name.equals(DICTIONARY) || name.equals(PARAMETER) || TENSORS.contains(name)) {
            return new Global(name);
        }
        throw refused(name);
    }

    /** A call: of all that Python can call, those three that make up a state dict. */
    private void reduce() throws IOException {
        List<Object> arguments = tuple(pop());
        String name = expect(Global.class, pop()).name();
        if (name.equals(DICTIONARY) && arguments.isEmpty()) {
            stack.add(new LinkedHashMap<>());
        } else if (name.equals(PARAMETER) && !arguments.isEmpty()) {
            stack.add(expect(Stored.class, arguments.get(0)));
        } else if (TENSORS.contains(name) && arguments.size() >= 4) {
            stack.add(new Stored(
                    expect(Storage.class, arguments.get(0)),
                    expect(Long.class, arguments.get(1)),
                    numbers(arguments.get(2)),
                    numbers(arguments.get(3))));
        } else {
            throw refused("a call of " + name + " with " + arguments.size() + " arguments");
        }
    }

    /** Attributes of a dictionary: the versions of the modules, which say nothing about the tensors. */
    private void build() throws IOException {
        pop();
        expect(Map.class, top());
    }

    /** What a pickle says of data that follow it: kind, type, key, device, size, and which part of it is meant. */
    private Storage storage(List<Object> id) throws IOException {
        if (id.size() < 5 || !id.get(0).equals("storage") || (id.size() > 5 && id.get(5) != Mark.NONE)) {
            throw refused("a reference to something other than a whole storage");
        }
        String name = expect(Global.class, id.get(1)).name();
        ScalarType type = STORAGES.get(name);
        if (type == null) {
            throw refused("a storage of " + name);
        }
        return new Storage(type, expect(String.class, id.get(2)), expect(Long.class, id.get(4)));
    }

    private void append(List<Object> items) throws IOException {
        list(top()).addAll(items);
    }

    private void put(List<Object> keysAndValues) throws IOException {
        @SuppressWarnings("unchecked")
        Map<String, Object> map = expect(Map.class, top());
        if (keysAndValues.size() % 2 != 0) {
            throw malformed(file, "a key has no value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            map.put(expect(String.class, keysAndValues.get(i)), keysAndValues.get(i + 1));
        }
    }

    private Object remembered(int place) throws IOException {
        Object value = memo.get(place);
        if (value == null) {
            throw malformed(file, "it refers to a value that it does not have");
        }
        return value;
    }

    private Object top() throws IOException {
        return last(1, false).get(0);
    }

    private Object pop() throws IOException {
        return last(1).get(0);
    }

    private List<Object> toMark() throws IOException {
        if (marks.isEmpty()) {
            throw malformed(file, "a list has no beginning");
        }
        return last(stack.size() - marks.pop());
    }

    private List<Object> last(int count) throws IOException {
        return last(count, true);
    }

    private List<Object> last(int count, boolean take) throws IOException {
        int bottom = marks.isEmpty() ? 0 : marks.peek();
        if (count < 0 || stack.size() - count < bottom) {
            throw malformed(file, "a value is missing");
        }
        List<Object> values = stack.subList(stack.size() - count, stack.size());
        List<Object> copy = new ArrayList<>(values);
        if (take) {
            values.clear();
        }
        return copy;
    }

    private List<Object> tuple(Object value) throws IOException {
        return list(value);
    }

    @SuppressWarnings("unchecked")
    private List<Object> list(Object value) throws IOException {
        return expect(List.class, value);
    }

    private List<Long> numbers(Object value) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (Object number : list(value)) {
            numbers.add(expect(Long.class, number));
        }
        return numbers;
    }

    private List<String> texts(List<Object> values) throws IOException {
        return List.of(expect(String.class, values.get(0)), expect(String.class, values.get(1)));
    }

    private <T> T expect(Class<T> kind, Object value) throws IOException {
        if (!kind.isInstance(value)) {
            throw malformed(
                    file,
                    "there is a " + value.getClass().getSimpleName() + " where a " + kind.getSimpleName() + " belongs");
        }
        return kind.cast(value);
    }

    private int unsigned() {
        return Byte.toUnsignedInt(bytes.get());
    }

    /** Of that many bytes, the lowest first. */
    private Number wholeNumber(int length) {
        byte[] digits = new byte[length + 1];
        for (int i = length; i > 0; i--) {
            digits[i] = bytes.get();
        }
        digits[0] = length > 0 ? (byte) (digits[1] >> 7) : 0;
        BigInteger number = new BigInteger(digits);
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private String text(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (char c = (char) unsigned(); c != '\n'; c = (char) unsigned()) {
            line.append(c);
        }
        return line.toString();
    }

    private IOException refused(String what) {
        return malformed(
                file,
                "its pickle holds " + what.substring(0, Math.min(what.length(), 200))
                        + ", which no state dict of weights needs; nothing of it was run");
    }

    static IOException malformed(Path file, String defect) {
        return new IOException(file + " is no state dict of PyTorch that can be read: " + defect
                + ". In Python, from_pretrained and save_pretrained make model.safetensors of a checkpoint");
    }
}
