package dev.cairn.domain.fetch;

import dev.cairn.core.CairnException;
import dev.cairn.core.UserException;
import dev.cairn.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches the wheel of a Python package with pip, which checks its hash, and takes files out of it.
 *
 * @param requirement the package and its version: {@code some-package==1.2.3}
 * @param sha256 of the wheel, in hexadecimal
 * @param instead what a user can do without pip, in one sentence
 * @param notice gets a message before the download
 */
public record WheelDownload(String requirement, String sha256, String instead, Consumer<String> notice) {
    /** Where downloads are kept: {@code $XDG_CACHE_HOME/cairn}, or {@code ~/.cache/cairn}. */
    public static Path userCache() {
        String base = System.getenv("XDG_CACHE_HOME");
        Path root = base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return root.resolve("cairn");
    }

    /**
     * Fetches files, each of which is there whole or not at all.
     *
     * @param folder that they are kept in
     * @param entries of the wheel, by the name of the file that each becomes
     * @throws UserException if pip is missing or cannot fetch the package
     */
    public void into(Path folder, Map<String, String> entries) {
        notice.accept("fetching the simulator (pip download of " + requirement + ", once) ...");
        AtomicFiles.createDirectories(folder);
        try {
            Path scratch = Files.createTempDirectory(folder, "download-");
            try {
                download(scratch);
                extract(scratch, folder, entries);
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }

    private void download(Path scratch) throws IOException {
        Path requirements = scratch.resolve("requirements.txt");
        Files.writeString(requirements, requirement + " --hash=sha256:" + sha256 + "\n");
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
                throw new UserException("pip could not fetch " + requirement + ":\n" + output + "\n" + instead);
            }
        } catch (InterruptedException e) {
            pip.destroy();
            Thread.currentThread().interrupt();
            throw new CairnException("interrupted while pip was running", e);
        }
    }

    private Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UserException(
                    "no python3 was found to fetch " + requirement + " with; install Python 3 with pip.\n" + instead,
                    e);
        }
    }

    private void extract(Path scratch, Path folder, Map<String, String> entries) throws IOException {
        Path wheel;
        try (Stream<Path> files = Files.list(scratch)) {
            wheel = files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new UserException("pip fetched no wheel of " + requirement + ".\n" + instead));
        }
        try (FileSystem zip = FileSystems.newFileSystem(wheel)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                Path copy = Files.copy(zip.getPath(entry.getValue()), scratch.resolve(entry.getKey()));
                Files.move(
                        copy,
                        folder.resolve(entry.getKey()),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
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
