package dev.cairn.distill.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.UserException;
import dev.cairn.core.io.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JSONL file of annotated trajectories. Keeps where each line lies and what it is about, not the line itself. */
public final class TrajectoryFile implements TrajectorySource, AutoCloseable {
    private record Line(int number, long offset, int length) {}

    private final Path file;
    private final FileChannel channel;
    private final List<Line> lines = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();

    private TrajectoryFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Reads the whole file once, so that a damaged line is found before anything is made of the others.
     *
     * @throws UserException naming file and line if one is no annotated trajectory, or if there is no such file
     */
    public static TrajectoryFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserException("no such file: " + file);
        }
        try {
            TrajectoryFile source = new TrajectoryFile(file, FileChannel.open(file));
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                source.index(in);
                return source;
            } catch (IOException | RuntimeException e) {
                source.channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    @Override
    public List<Heading> headings() {
        return List.copyOf(headings);
    }

    @Override
    public AnnotatedTrajectory read(int index) {
        Line line = lines.get(index);
        ByteBuffer buffer = ByteBuffer.allocate(line.length());
        try {
            while (buffer.hasRemaining() && channel.read(buffer, line.offset() + buffer.position()) >= 0) {
                // a channel may give less than asked for
            }
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
        return parse(buffer.array(), line.number());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    private void index(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
        long offset = 0;
        int number = 1;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.write(next);
                continue;
            }
            add(line.toByteArray(), number++, offset);
            offset += line.size() + 1;
            line.reset();
        }
        add(line.toByteArray(), number, offset);
    }

    private void add(byte[] bytes, int number, long offset) {
        if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).isBlank()) {
            return;
        }
        AnnotatedTrajectory trajectory = parse(bytes, number);
        lines.add(new Line(number, offset, bytes.length));
        headings.add(new Heading(
                trajectory.trajectory().variation(),
                trajectory.trajectory().steps().size()));
    }

    private AnnotatedTrajectory parse(byte[] bytes, int number) {
        try {
            return Json.mapper().readValue(bytes, AnnotatedTrajectory.class);
        } catch (JsonProcessingException e) {
            throw new UserException(
                    file + ", line " + number + ": not a valid AnnotatedTrajectory record (" + e.getOriginalMessage()
                            + "); mend or delete that line",
                    e);
        } catch (IOException e) {
            throw cannotRead(file, e);
        }
    }

    private static UserException cannotRead(Path file, IOException cause) {
        return new UserException("cannot read " + file + ": " + cause.getMessage(), cause);
    }
}
