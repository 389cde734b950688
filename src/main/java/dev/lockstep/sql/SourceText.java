package dev.lockstep.sql;

import dev.lockstep.model.Place;
import dev.lockstep.model.Position;
import dev.lockstep.sql.SecretLiterals.Secret;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with its name, and the way from offsets to lines and columns. Lines end with LF, CRLF or
 * CR; columns count code points.
 */
public final class SourceText {
    private final String file;
    private final String text;
    private int[] lineStarts = {};
    private @Nullable List<Secret> secrets;

    /** A text; {@code file} is its name as people know it. */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Its name as people know it. */
    public String file() {
        return file;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The position of an offset from 0 to the text's length. */
    public Position position(int offset) {
        int line = lineOf(offset);
        int start = lineStarts()[line];
        return new Position(offset, line + 1, text.codePointCount(start, offset) + 1);
    }

    /** The position of an offset, with the line's text. */
    public Place place(int offset) {
        int start = lineStarts()[lineOf(offset)];
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return new Place(file, position(offset), line(start, end));
    }

    /** Of a secret that spans lines, none shows its part: stars in as many columns. */
    private String line(int start, int end) {
        List<Secret> known = secrets;
        if (known == null) {
            known = SecretLiterals.of(text).stream().filter(this::spansLines).toList();
            secrets = known;
        }
        StringBuilder line = new StringBuilder(text.substring(start, end));
        for (Secret secret : known.reversed()) {
            int from = Math.max(start, secret.start());
            int to = Math.min(end, secret.end());
            if (from < to) {
                String stars = "*".repeat(text.codePointCount(from, to));
                line.replace(from - start, to - start, stars);
            }
        }
        return line.toString();
    }

    private boolean spansLines(Secret secret) {
        return lineOf(secret.start()) != lineOf(secret.end());
    }

    private int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found : -found - 2;
    }

    /** Found when first asked for: most texts never need their lines. */
    private int[] lineStarts() {
        if (lineStarts.length == 0) {
            int[] starts = new int[16];
            int count = 1;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean ends =
                        c == '\n'
                                || (c == '\r'
                                        && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
                if (ends) {
                    if (count == starts.length) {
                        starts = Arrays.copyOf(starts, count * 2);
                    }
                    starts[count++] = i + 1;
                }
            }
            lineStarts = Arrays.copyOf(starts, count);
        }
        return lineStarts;
    }
}
