package dev.lockstep.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Pages of help: prose written in lines of its own, with rows of a term and what it means between
 * them. On a screen too narrow for it, paragraphs are filled again, and what a row means stays in
 * its column:
 *
 * <pre>
 * By their down scripts, the last        --to M    back to that
 * applied first.                                   migration
 * </pre>
 */
final class Prose {
    /** A line that is followed by another one of its paragraph is about that long. */
    private static final int FULL = 66;

    private Prose() {}

    static void paint(String text, Page page) {
        List<String> lines = Escaping.lines(text);
        boolean fits =
                lines.stream().allMatch(line -> DisplayWidth.of(line) <= page.screen().width());
        for (String line : fits ? lines : paragraphs(lines)) {
            page.wrapped(hang(line, page.screen()), Span.of(Tabs.expand(line, 8)));
        }
    }

    private static List<String> paragraphs(List<String> lines) {
        List<String> joined = new ArrayList<>();
        boolean full = false;
        for (String line : lines) {
            boolean goesOn = full && !line.isBlank() && !line.startsWith(" ");
            if (goesOn) {
                joined.set(joined.size() - 1, joined.getLast() + " " + line);
            } else {
                joined.add(line);
            }
            full = line.length() >= FULL && !line.startsWith(" ");
        }
        return joined;
    }

    /** Below its beginning, or below what a row says of its term. */
    static int hang(String line, Screen screen) {
        int start = line.length() - line.stripLeading().length();
        int gap = start == 0 ? -1 : line.indexOf("  ", start);
        if (gap < 0) {
            return start == 0 ? 0 : start + 2;
        }
        int column = gap;
        while (column < line.length() && line.charAt(column) == ' ') {
            column++;
        }
        return column <= screen.width() / 2 ? column : start + 4;
    }
}
