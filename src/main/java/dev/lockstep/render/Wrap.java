package dev.lockstep.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a line that is wider than the screen at its blanks, and between wide characters, which are
 * written without any. What follows hangs:
 *
 * <pre>
 * next: fix the file and apply again, or
 *       practise it first
 * </pre>
 *
 * A word that is wider than the screen stays whole, on a line of its own: a path or a URL that the
 * terminal breaks can be copied, one that was broken here cannot.
 */
final class Wrap {
    private final String text;
    private final int width;
    private final int hang;

    private Wrap(String text, int width, int hang) {
        this.text = text;
        this.width = width;
        this.hang = hang;
    }

    /** The lines for that many columns; all but the first begin with {@code hang} blanks. */
    static List<List<Span>> lines(List<Span> spans, int width, int hang) {
        StringBuilder text = new StringBuilder();
        spans.forEach(span -> text.append(span.text()));
        if (DisplayWidth.of(text.toString()) <= width) {
            return List.of(spans);
        }
        // A terminal of a few columns: what hangs far in would have no room at all.
        return new Wrap(text.toString(), width, Math.min(hang, width / 2)).lines(spans);
    }

    private List<List<Span>> lines(List<Span> spans) {
        List<List<Span>> lines = new ArrayList<>();
        int start = 0;
        int indent = 0;
        while (start < text.length()) {
            int end = lineEnd(start, width - indent);
            List<Span> line = new ArrayList<>();
            line.add(Span.of(" ".repeat(indent)));
            line.addAll(slice(spans, start, end));
            lines.add(line);
            start = skipBlanks(end);
            indent = indentFor(start);
        }
        return lines;
    }

    /** A word that just fits the screen does not hang. */
    private int indentFor(int start) {
        int end = text.indexOf(' ', start);
        int word = DisplayWidth.of(text.substring(start, end < 0 ? text.length() : end));
        boolean hasRoom = word <= width - hang || word > width;
        return hasRoom ? hang : width - word;
    }

    /** Behind the last word that fits; where not even one does, behind that one. */
    private int lineEnd(int start, int room) {
        int at = skipBlanks(start);
        int used = DisplayWidth.of(text.substring(start, at));
        int end = at;
        int before = ' ';
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean mayBreak =
                    point == ' '
                            ? before != ' ' && !isBeforeUnit(before, at)
                            : isWide(before) && isWide(point);
            if (mayBreak) {
                end = at;
            }
            used += DisplayWidth.of(point);
            boolean oneWordFits = end > skipBlanks(start);
            if (used > room && point != ' ' && oneWordFits) {
                return end;
            }
            before = point;
            at += Character.charCount(point);
        }
        return text.length();
    }

    /** A number and its unit stay together: {@code 12 ms}, {@code 2 d}. */
    private boolean isBeforeUnit(int before, int blank) {
        int end = blank + 1;
        while (end < text.length() && Character.isLowerCase(text.charAt(end))) {
            end++;
        }
        int letters = end - blank - 1;
        return Character.isDigit(before) && letters > 0 && letters <= 3;
    }

    private static boolean isWide(int point) {
        return DisplayWidth.of(point) == 2;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** That part of the line, each piece in its tone. */
    private static List<Span> slice(List<Span> spans, int start, int end) {
        List<Span> slice = new ArrayList<>();
        int offset = 0;
        for (Span span : spans) {
            int from = Math.clamp(start - (long) offset, 0, span.text().length());
            int to = Math.clamp(end - (long) offset, 0, span.text().length());
            if (from < to) {
                slice.add(new Span(span.text().substring(from, to), span.tone()));
            }
            offset += span.text().length();
        }
        return slice;
    }
}
