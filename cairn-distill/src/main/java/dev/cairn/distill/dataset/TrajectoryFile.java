package dev.cairn.distill.dataset;

import dev.cairn.core.AnnotatedTrajectory;
import dev.cairn.core.Split;
import dev.cairn.core.Trajectory;
import dev.cairn.core.io.Jsonl;
import dev.cairn.core.io.TextFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JSONL file of annotated trajectories. Keeps where each line lies and what it is about, not the line itself. */
public final class TrajectoryFile implements TrajectorySource, AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final List<TextFile.Place> places;
    private final List<Heading> headings;

    private TrajectoryFile(Path file, FileChannel channel, List<TextFile.Place> places, List<Heading> headings) {
        this.file = file;
        this.channel = channel;
        this.places = places;
        this.headings = List.copyOf(headings);
    }

    /**
     * Which of train and dev no trajectory of a file is of: training needs some of the one, and validation some of the other.
     *
     * @throws dev.cairn.core.UserException if it is no such file
     */
    public static Optional<Split> missing(Path annotated) {
        try (TrajectoryFile file = open(annotated)) {
            return Stream.of(Split.TRAIN, Split.DEV)
                    .filter(split -> file.headings().stream()
                            .noneMatch(heading -> heading.variation().split() == split))
                    .findFirst();
        }
    }

    /**
     * Reads the whole file once, so that a damaged line is found before anything is made of the others.
     *
     * @throws dev.cairn.core.UserException naming file and line if one is no annotated trajectory, or if there is no such file
     */
    public static TrajectoryFile open(Path file) {
        List<TextFile.Place> places = new ArrayList<>();
        List<Heading> headings = new ArrayList<>();
        TextFile.forEachLine(file, line -> {
            if (!line.text().isBlank()) {
                Trajectory trajectory =
                        Jsonl.parse(line, AnnotatedTrajectory.class).trajectory();
                places.add(line.place());
                headings.add(
                        new Heading(trajectory.variation(), trajectory.steps().size()));
            }
        });
        try {
            return new TrajectoryFile(file, FileChannel.open(file), places, headings);
        } catch (IOException e) {
            throw TextFile.cannotRead(file, e);
        }
    }

    @Override
    public List<Heading> headings() {
        return headings;
    }

    @Override
    public AnnotatedTrajectory read(int index) {
        return Jsonl.parse(TextFile.line(file, channel, places.get(index)), AnnotatedTrajectory.class);
    }

    /** Where a trajectory lies. */
    public TextFile.Place place(int index) {
        return places.get(index);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw TextFile.cannotRead(file, e);
        }
    }
}
