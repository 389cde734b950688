package dev.lockstep.shell;

import dev.lockstep.command.PastLines;
import dev.lockstep.model.HistoryLine;
import dev.lockstep.model.Masking;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines typed before, one file per project and environment, readable by its owner alone. Secrets
 * are masked before a line is kept at all; a line that begins with a blank is not kept, nor is a
 * repetition of the last. A folder that cannot be written costs the memory of this session only,
 * and is said once.
 *
 * <p>One line of the file is one entry; a backslash and a line ending within it are written {@code
 * \\} and {@code \n}. An entry is appended in one write, so that two shells may share the file.
 */
public final class HistoryFile implements PastLines {
    /** Entries that are kept; a file with half as many again is shortened when it is opened. */
    static final int KEPT = 5_000;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final List<String> kept = new ArrayList<>();
    private @Nullable Path opened;

    /** Where lines are written; null after that failed. */
    private @Nullable Path file;

    private @Nullable String trouble;

    /** Lines kept in that folder, which is made when first needed. */
    public HistoryFile(Path folder) {
        this.folder = folder;
    }

    /** Turns to the lines of that {@link HistoryName}; whether that is another one. */
    synchronized boolean open(String name) {
        Path wanted = folder.resolve("history-" + fileName(name));
        if (wanted.equals(opened)) {
            return false;
        }
        opened = wanted;
        file = wanted;
        kept.clear();
        try {
            if (Files.exists(wanted)) {
                Files.readAllLines(wanted, StandardCharsets.UTF_8)
                        .forEach(line -> kept.add(unescaped(line)));
                shortenIfLong(wanted);
            }
        } catch (IOException e) {
            trouble = wanted + " cannot be read: " + e.getMessage();
            file = null;
        }
        return true;
    }

    /** Keeps a line; gives it back as it was kept, if it was. */
    synchronized Optional<String> add(String line) {
        String masked = Masking.mask(line.stripTrailing());
        boolean unwanted = masked.isBlank() || masked.startsWith(" ");
        if (unwanted || (!kept.isEmpty() && kept.getLast().equals(masked))) {
            return Optional.empty();
        }
        kept.add(masked);
        if (file != null) {
            try {
                append(file, masked);
            } catch (IOException | UnsupportedOperationException e) {
                trouble = "lines typed here are not kept: " + e.getMessage();
                file = null;
            }
        }
        return Optional.of(masked);
    }

    /** All lines, oldest first. */
    synchronized List<String> all() {
        return List.copyOf(kept);
    }

    @Override
    public synchronized List<HistoryLine> lines() {
        List<HistoryLine> numbered = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            numbered.add(new HistoryLine(i + 1, kept.get(i)));
        }
        return Collections.unmodifiableList(numbered);
    }

    /** Forgets these lines, on disk too. */
    @Override
    public synchronized void clear() {
        kept.clear();
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            trouble = file + " cannot be deleted: " + e.getMessage();
        }
    }

    /** What went wrong with the file since this was last asked, or null. */
    synchronized @Nullable String trouble() {
        String said = trouble;
        trouble = null;
        return said;
    }

    private void append(Path target, String line) throws IOException {
        Files.createDirectories(folder, OWNER_FOLDER);
        try (FileChannel channel =
                FileChannel.open(
                        target,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.APPEND),
                        OWNER_FILE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(escaped(line) + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private void shortenIfLong(Path target) throws IOException {
        if (kept.size() <= KEPT + KEPT / 2) {
            return;
        }
        kept.subList(0, kept.size() - KEPT).clear();
        Path fresh = Files.createTempFile(folder, "history", ".new", OWNER_FILE);
        Files.write(fresh, kept.stream().map(HistoryFile::escaped).toList());
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String fileName(String whose) {
        StringBuilder name = new StringBuilder();
        for (byte b : whose.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(b) || b == '-' || b == '_';
            name.append(plain ? String.valueOf((char) b) : "%%%02x".formatted(b));
        }
        return name.toString();
    }

    private static String escaped(String line) {
        return line.replace("\\", "\\\\")
                .replace("\r\n", "\n")
                .replace("\r", "\n")
                .replace("\n", "\\n");
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                i++;
                text.append(line.charAt(i) == 'n' ? '\n' : line.charAt(i));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
