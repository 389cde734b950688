package dev.lockstep.project;

import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Remembers which projects' commands the user agreed to run. What is trusted is the exact list of
 * commands in a project's own lockstep.toml, at that place on disk: any change asks again. Programs
 * that a command calls may change without that.
 */
public final class Trust {
    private final Path file;

    /** Kept in that file of the user's state folder: one SHA-256 a line. */
    public Trust(Path file) {
        this.file = file;
    }

    /** Whether all commands of the project may run; true where it has none. */
    public boolean isTrusted(Path root, Configuration configuration) {
        if (configuration.commands().isEmpty()) {
            return true;
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8)
                    .contains(fingerprint(root, configuration));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new FailureException(TextFile.refused(file, file.toString(), e));
        }
    }

    /** Remembers that the user agreed to the project's commands as they are now. */
    public void trust(Path root, Configuration configuration) {
        if (isTrusted(root, configuration)) {
            return;
        }
        String line = fingerprint(root, configuration) + "\n";
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            createForOwner();
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new FailureException(
                    new GuardRefused(
                            "that this project is trusted cannot be kept in " + file + ": " + e,
                            Failure.UNCHANGED,
                            "make the file writable"));
        }
    }

    private void createForOwner() throws IOException {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // Made by an earlier agreement.
            return;
        }
    }

    /** Every part is preceded by its length, so that no two lists read the same. */
    private static String fingerprint(Path root, Configuration configuration) {
        StringBuilder text = new StringBuilder();
        append(text, root.toAbsolutePath().normalize().toString());
        List<String> commands = configuration.commands();
        commands.forEach(command -> append(text, command));
        return Checksums.ofBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part).append('\n');
    }
}
