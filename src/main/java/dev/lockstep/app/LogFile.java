package dev.lockstep.app;

import dev.lockstep.model.Masking;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The log: for its owner alone, without secrets, and never more than two files of a megabyte. Each
 * entry is one write, so that several shells may share it. What cannot be written is lost quietly:
 * a full disk must not end a migration.
 */
final class LogFile {
    private static final long LONGEST = 1_000_000;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Clock clock;

    LogFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    Path path() {
        return file;
    }

    /** Writes a line, or several of which the last ends. */
    void write(String text) {
        String entry =
                clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + Masking.mask(text) + "\n";
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            rotate();
            append(entry);
        } catch (IOException | UnsupportedOperationException e) {
            // there is nowhere to say it: the terminal is not for logs
            return;
        }
    }

    /** Writes a stack trace. */
    void write(String text, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        write(text + "\n" + trace.toString().stripTrailing());
    }

    private void rotate() throws IOException {
        if (Files.exists(file) && Files.size(file) > LONGEST) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void append(String entry) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(file, options, OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(entry.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
