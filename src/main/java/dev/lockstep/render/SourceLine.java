package dev.lockstep.render;

import dev.lockstep.model.Masking;
import dev.lockstep.model.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file with a caret under one of its characters. A line that is too long is cut around
 * the caret; tabs are blanks, and what is escaped or wide is counted as it is shown:
 *
 * <pre>
 *   3 | ALTER TABLE "Userz" ADD COLUMN "role" "Role";
 *     |             ^
 *
 *   1 | …"x"); ALTER TABLE "Userz" ADD COLUM…
 *     |                    ^
 * </pre>
 */
final class SourceLine {
    /** Columns of a line that nothing limits: enough to recognise it. */
    private static final int LONGEST = 160;

    private static final int TAB = 4;

    private SourceLine() {}

    static void paint(Place place, Page page) {
        String number = Integer.toString(place.position().line());
        String gutter = "  " + number + " | ";
        int room = Math.max(16, Math.min(page.screen().width() - gutter.length(), LONGEST));
        Excerpt excerpt = excerpt(place, room, page.theme());
        page.line(Span.of(gutter), Span.of(excerpt.text()));
        page.line(
                Span.of(" ".repeat(number.length() + 2) + " | " + " ".repeat(excerpt.caret())),
                Span.error("^"));
    }

    /** What is shown, and the caret's column in it, from 0. */
    private record Excerpt(String text, int caret) {}

    private static Excerpt excerpt(Place place, int room, Theme theme) {
        Masked line = Masked.of(place.lineText(), place.position().column() - 1);
        Window window = Window.around(line.text(), line.target(), room);
        List<String> cells = cells(window.text());
        int target = Math.min(window.target(), cells.size());
        int caret = width(cells, 0, target);
        int all = width(cells, 0, cells.size());
        if (!window.cutLeft() && !window.cutRight() && all <= room) {
            return new Excerpt(String.join("", cells), caret);
        }
        return around(cells, target, window, room, theme);
    }

    /** The line without its passwords, and the code point that is meant where it is now. */
    private record Masked(String text, int target) {
        static Masked of(String line, int points) {
            String masked = Masking.mask(line);
            int whole = line.codePointCount(0, line.length());
            if (masked.equals(line) || points > whole) {
                return new Masked(masked, points);
            }
            String before = line.substring(0, line.offsetByCodePoints(0, points));
            String shown = Masking.mask(before);
            return new Masked(masked, shown.codePointCount(0, shown.length()));
        }
    }

    /** Cut on the right alone where the caret is in sight then; else a third stands before it. */
    private static Excerpt around(
            List<String> cells, int target, Window window, int room, Theme theme) {
        int sign = DisplayWidth.of(theme.ellipsis());
        int from = target;
        int before = 0;
        boolean inSight = !window.cutLeft() && width(cells, 0, target) <= room * 2 / 3;
        int beforeMost = inSight ? room : room / 3 - sign;
        while (from > 0 && before + DisplayWidth.of(cells.get(from - 1)) <= beforeMost) {
            from--;
            before += DisplayWidth.of(cells.get(from));
        }
        boolean left = from > 0 || window.cutLeft();
        int used = before + (left ? sign : 0);
        int caret = used;
        int to = target;
        while (to < cells.size() && used + DisplayWidth.of(cells.get(to)) <= room - sign) {
            used += DisplayWidth.of(cells.get(to));
            to++;
        }
        boolean right = to < cells.size() || window.cutRight();
        String text =
                (left ? theme.ellipsis() : "")
                        + String.join("", cells.subList(from, to))
                        + (right ? theme.ellipsis() : "");
        return new Excerpt(text, caret);
    }

    /** One string per code point, as it is shown. */
    private static List<String> cells(String text) {
        List<String> cells = new ArrayList<>();
        int column = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            String cell =
                    point == '\t'
                            ? " ".repeat(TAB - column % TAB)
                            : Escaping.line(Character.toString(point));
            cells.add(cell);
            column += DisplayWidth.of(cell);
            i += Character.charCount(point);
        }
        return cells;
    }

    private static int width(List<String> cells, int from, int to) {
        return cells.subList(from, to).stream().mapToInt(DisplayWidth::of).sum();
    }

    /** The neighbourhood of a code point, so that a line of megabytes is not taken apart whole. */
    private record Window(String text, int target, boolean cutLeft, boolean cutRight) {
        static Window around(String line, int points, int room) {
            int whole = line.codePointCount(0, line.length());
            int target = Math.clamp(points, 0, whole);
            // Zero-width marks take no room: twice as many code points as columns, to either side.
            int first = target > 2 * room ? target - 2 * room : 0;
            int last = Math.min(whole, target + 2 * room);
            int start = line.offsetByCodePoints(0, first);
            int end = line.offsetByCodePoints(start, last - first);
            return new Window(line.substring(start, end), target - first, first > 0, last < whole);
        }
    }
}
