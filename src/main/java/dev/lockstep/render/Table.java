package dev.lockstep.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Aligned rows under headings. Columns in which no row has anything are left out. Where the screen
 * is too narrow, names are cut in the middle, behind their version and so that no two look alike,
 * and remarks move to a line below their row:
 *
 * <pre>
 *  #  migration                      steps  notes
 *  1  20260321090000_add_user_avatar     1
 *  2  20260321093000_index_user_email    1  not transactional
 *
 *  #  migration                     steps
 *  1  20260321090000…dd_user_avatar     1
 *  2  20260321093000…dex_user_email     1
 *     not transactional
 * </pre>
 */
final class Table {
    private static final int MARGIN = 1;
    private static final int BETWEEN = 2;

    /** Names are not cut below this while remarks can still move away: people type them. */
    private static final int NAME_COMFORT = 28;

    /** Nor below this while a column can be spared: {@code 20260322…user_roles}. */
    private static final int NAME_READABLE = 19;

    /** Behind a version at least; and so many while a column can be spared. */
    private static final int WORDS_LEAST = 3;

    private static final int WORDS_READABLE = 8;

    private static final int NAME_LEAST = 8;

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** A row, one cell for each column. */
    Table row(Span... cells) {
        rows.add(new Row(List.of(cells), new ArrayList<>()));
        return this;
    }

    /** A line of its own below the last row, or below the headings. */
    Table below(Span line) {
        if (rows.isEmpty()) {
            rows.add(new Row(List.of(), new ArrayList<>()));
        }
        rows.getLast().below().add(line);
        return this;
    }

    /** The lines for that screen. */
    List<List<Span>> lines(Screen screen) {
        Layout layout = new Layout(screen);
        List<List<Span>> lines = new ArrayList<>();
        Span[] headings = columns.stream().map(c -> Span.of(c.heading())).toArray(Span[]::new);
        lines.add(layout.line(List.of(headings)));
        for (Row row : rows) {
            if (!row.cells().isEmpty()) {
                lines.add(layout.line(row.cells()));
            }
            for (Span below : layout.below(row)) {
                List<Span> line = List.of(Span.of(" ".repeat(layout.indent())), below);
                lines.addAll(Wrap.lines(line, screen.width(), layout.indent() + 2));
            }
        }
        return lines;
    }

    /** How a column gives way on a narrow screen. */
    enum Yield {
        NEVER,
        CUT_MIDDLE,
        /** To a line of its own below its row, the last such column first. */
        MOVE_BELOW,
        /** Left out, the last such column first: another command tells it too. */
        LEFT_OUT
    }

    /** A column. */
    record Column(String heading, boolean right, Yield yield) {
        static Column left(String heading) {
            return new Column(heading, false, Yield.NEVER);
        }

        static Column right(String heading) {
            return new Column(heading, true, Yield.NEVER);
        }

        static Column name(String heading) {
            return new Column(heading, false, Yield.CUT_MIDDLE);
        }

        static Column spare(String heading) {
            return new Column(heading, false, Yield.LEFT_OUT);
        }

        static Column remark(String heading) {
            return new Column(heading, false, Yield.MOVE_BELOW);
        }
    }

    private record Row(List<Span> cells, List<Span> below) {}

    /** Widths for one screen; 0 for a column that is not shown. */
    private final class Layout {
        private final Screen screen;
        private final int[] widths;
        private final boolean[] moved;
        private final List<Map<String, String>> names = new ArrayList<>();
        private int nameLeast = NAME_LEAST;

        Layout(Screen screen) {
            this.screen = screen;
            widths = new int[columns.size()];
            moved = new boolean[columns.size()];
            for (Row row : rows) {
                for (int i = 0; i < row.cells().size(); i++) {
                    String cell = row.cells().get(i).text();
                    widths[i] = Math.max(widths[i], DisplayWidth.of(cell));
                    int version = isName(i) ? Cut.versionOf(cell) : 0;
                    if (version > 0 && version < DisplayWidth.of(cell)) {
                        int sign = DisplayWidth.of(screen.theme().ellipsis());
                        nameLeast = Math.max(nameLeast, version + sign + WORDS_LEAST);
                    }
                }
            }
            for (int i = 0; i < widths.length; i++) {
                int heading = DisplayWidth.of(columns.get(i).heading());
                widths[i] = widths[i] == 0 ? 0 : Math.max(widths[i], heading);
            }
            fit();
            for (int i = 0; i < widths.length; i++) {
                names.add(isName(i) ? Cut.apart(cells(i), widths[i], screen.theme()) : Map.of());
            }
        }

        private List<String> cells(int column) {
            return rows.stream()
                    .filter(row -> !row.cells().isEmpty())
                    .map(row -> row.cells().get(column).text())
                    .toList();
        }

        private void fit() {
            if (cutNames(NAME_COMFORT)) {
                return;
            }
            for (int i = widths.length - 1; i >= 0; i--) {
                if (columns.get(i).yield() == Yield.MOVE_BELOW && widths[i] > 0) {
                    moved[i] = true;
                    widths[i] = 0;
                    if (cutNames(NAME_COMFORT)) {
                        return;
                    }
                }
            }
            int readable = Math.max(NAME_READABLE, nameLeast + WORDS_READABLE - WORDS_LEAST);
            for (int i = widths.length - 1; i >= 0 && !cutNames(readable); i--) {
                if (columns.get(i).yield() == Yield.LEFT_OUT) {
                    widths[i] = 0;
                }
            }
            cutNames(nameLeast);
        }

        /** Cuts as little as is needed and nothing below {@code least}; whether all fits then. */
        private boolean cutNames(int least) {
            int over = total() - screen.width();
            int spare = 0;
            for (int i = 0; i < widths.length; i++) {
                spare += isName(i) ? Math.max(0, widths[i] - least) : 0;
            }
            if (over > spare && least > nameLeast) {
                return false;
            }
            for (int left = Math.min(over, spare); left > 0; left--) {
                widths[widestName()]--;
            }
            return over <= spare;
        }

        private int widestName() {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (isName(i) && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            return widest;
        }

        private boolean isName(int column) {
            return columns.get(column).yield() == Yield.CUT_MIDDLE;
        }

        private int total() {
            int shown = (int) Arrays.stream(widths).filter(w -> w > 0).count();
            return MARGIN + Arrays.stream(widths).sum() + BETWEEN * Math.max(0, shown - 1);
        }

        List<Span> line(List<Span> cells) {
            List<Span> line = new ArrayList<>();
            int gap = MARGIN;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] == 0) {
                    continue;
                }
                Span cell = cells.get(i);
                int width = cell.width();
                if (width > widths[i]) {
                    String whole = cell.text();
                    String cut = names.get(i).get(whole);
                    cell =
                            new Span(
                                    cut != null
                                            ? cut
                                            : Cut.middle(whole, widths[i], screen.theme()),
                                    cell.tone());
                    width = cell.width();
                }
                int blanks = widths[i] - width;
                boolean right = columns.get(i).right();
                line.add(Span.of(" ".repeat(gap + (right ? blanks : 0))));
                line.add(cell);
                gap = BETWEEN + (right ? 0 : blanks);
            }
            return line;
        }

        /** What stands below a row: remarks that found no room, then its own lines. */
        List<Span> below(Row row) {
            List<Span> below = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                if (moved[i] && !row.cells().get(i).text().isEmpty()) {
                    below.add(row.cells().get(i));
                }
            }
            below.addAll(row.below());
            return below;
        }

        /** Lines below stand under the second column where the first is a number. */
        int indent() {
            boolean numbered = columns.getFirst().right();
            return numbered ? MARGIN + widths[0] + BETWEEN : MARGIN + BETWEEN;
        }
    }
}
