package dev.cairn.scienceworld;

import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Fetches the pinned wheel with pip, which checks its hash, and takes the jar out of it. */
record JarDownload(Path target, Consumer<String> notice) {
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String PACKAGE = "scienceworld==1.2.3";
    private static final String INSTEAD = "\nOr give the jar of that Python package with --scienceworld-jar FILE.";
    private static final String ENTRY = "scienceworld/scienceworld.jar";

    void run() {
        notice.accept("fetching the simulator (pip download of " + PACKAGE + ", once) ...");
        AtomicFiles.createDirectories(target.toAbsolutePath().resolveSibling("."));
        try {
            Path scratch = Files.createTempDirectory(target.toAbsolutePath().getParent(), "download-");
            try {
                download(scratch);
                extract(scratch);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(target, e);
        }
    }

    private static void download(Path scratch) throws IOException {
        Path requirements = scratch.resolve(REQUIREMENTS);
        try (InputStream in = JarDownload.class.getResourceAsStream(REQUIREMENTS)) {
            if (in == null) {
                throw new CairnException("resource " + REQUIREMENTS + " is missing from this build");
            }
            Files.copy(in, requirements);
        }
        Process pip = start(List.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--no-deps",
                "--require-hashes",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
                requirements.toString(),
                "-d",
                scratch.toString()));
        pip.getOutputStream().close();
        String output = new String(pip.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (pip.waitFor() != 0) {
                throw new UserException("pip could not fetch " + PACKAGE + ":\n" + output + INSTEAD);
            }
        } catch (InterruptedException e) {
            pip.destroy();
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while pip was running", e);
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UserException(
                    "no python3 was found to fetch " + PACKAGE + " with; install Python 3 with pip." + INSTEAD, e);
        }
    }

    private void extract(Path scratch) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            Path wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new UserException("pip fetched no wheel of " + PACKAGE + "." + INSTEAD));
            Path jar = scratch.resolve("scienceworld.jar");
            try (FileSystem zip = FileSystems.newFileSystem(wheel)) {
                Files.copy(zip.getPath(ENTRY), jar);
            }
            ScienceWorldJar.of(jar);
            Files.move(jar, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
