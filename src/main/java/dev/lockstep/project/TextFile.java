package dev.lockstep.project;

import dev.lockstep.model.Failure.LayoutProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Place;
import dev.lockstep.sql.SourceText;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text file as it was at one moment. */
final class TextFile {
    private static final String SAVE_AS_UTF8 = "save the file as UTF-8";

    private final byte[] bytes;
    private final String text;

    private TextFile(byte[] bytes, String text) {
        this.bytes = bytes;
        this.text = text;
    }

    /** Its bytes exactly as on disk. */
    byte[] bytes() {
        return bytes;
    }

    /** Its text, decoded as UTF-8, without a byte order mark. */
    String text() {
        return text;
    }

    /**
     * Reads one.
     *
     * @throws FailureException with {@code LayoutProblem} when it cannot be read or is not UTF-8
     */
    static TextFile read(Path path, String shownAs) {
        try {
            return read(path, shownAs, FileStamp.attributes(path));
        } catch (IOException e) {
            throw new FailureException(refused(path, shownAs, e));
        }
    }

    /** Reads one whose attributes are known. */
    static TextFile read(Path path, String shownAs, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            throw new FailureException(problem(shownAs + " is not a file", "put the script there"));
        }
        try {
            byte[] bytes = bytes(path);
            return new TextFile(bytes, decode(bytes, shownAs));
        } catch (IOException e) {
            throw new FailureException(refused(path, shownAs, e));
        }
    }

    /** A stream reads small files in half the time; the other way tells better why one cannot. */
    private static byte[] bytes(Path path) throws IOException {
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            return Files.readAllBytes(path);
        }
    }

    private static String decode(byte[] bytes, String shownAs) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            String message =
                    shownAs + " is UTF-16 (it begins with that byte order mark), not UTF-8";
            throw new FailureException(new LayoutProblem(message, null, SAVE_AS_UTF8));
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        // The replacement character is either in the file or stands for what is not UTF-8.
        if (text.indexOf('\uFFFD') >= 0) {
            int invalid = firstInvalid(bytes);
            if (invalid >= 0) {
                throw new FailureException(notUtf8(bytes, start, invalid, shownAs));
            }
        }
        return text;
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** The index of the first byte that is not part of a UTF-8 character, or -1. */
    private static int firstInvalid(byte[] bytes) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        return decoder.decode(in, out, true).isError() ? in.position() : -1;
    }

    private static LayoutProblem notUtf8(byte[] bytes, int start, int invalid, String shownAs) {
        String before = new String(bytes, start, invalid - start, StandardCharsets.UTF_8);
        String readable = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        Place place = new SourceText(shownAs, readable).place(before.length());
        String message =
                String.format(
                        Locale.ROOT,
                        "%s is not UTF-8: byte 0x%02X at offset %d (line %d)",
                        shownAs,
                        bytes[invalid] & 0xFF,
                        invalid,
                        place.position().line());
        return new LayoutProblem(message, place, SAVE_AS_UTF8);
    }

    /** A file or folder that the system would not show, in words. */
    static LayoutProblem refused(Path path, String shownAs, IOException e) {
        return switch (e) {
            case NoSuchFileException gone when Files.isSymbolicLink(path) ->
                    problem(
                            shownAs + " is a symbolic link to something that is not there",
                            "put the file there, or replace the link by the file");
            case NoSuchFileException gone ->
                    problem(shownAs + " is not there", "put the file back");
            case AccessDeniedException denied ->
                    problem(
                            "permission denied to read " + shownAs,
                            "give yourself the right to read " + path);
            default -> problem("cannot read " + shownAs + ": " + reason(e), "");
        };
    }

    private static String reason(IOException e) {
        @Nullable String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static LayoutProblem problem(String message, String next) {
        return new LayoutProblem(message, null, next);
    }
}
