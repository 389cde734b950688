package dev.lockstep.render;

import dev.lockstep.model.Outcome.QueryReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under their headings, numbers to the right; on a terminal that is too narrow each row as a
 * list. NULL is a word of its own, and a text that reads NULL has quotes:
 *
 * <pre>
 *  id  name   role            row 1
 *  ──  ─────  ────────          id    1
 *   1  Ana    CUSTOMER          name  Ana
 *   2  Bela   NULL              role  CUSTOMER
 * 2 rows, 3 ms                2 rows, 3 ms
 * </pre>
 */
final class QueryText {
    private QueryText() {}

    static void paint(QueryReport query, Page page) {
        if (query.writtenTo() != null) {
            String rows = Sizes.count(query.affected(), "row", "rows");
            page.sentence(rows + " written to " + query.writtenTo() + time(query, " in "));
            return;
        }
        if (query.columns().isEmpty()) {
            page.line(query.tag() + time(query, "   "));
            return;
        }
        List<List<Span>> rows = query.rows().stream().map(QueryText::cells).toList();
        int[] widths = widths(query, rows);
        int total = 1;
        for (int width : widths) {
            total += width + 2;
        }
        if (total - 2 <= page.screen().width()) {
            aligned(query, rows, widths, page);
        } else {
            expanded(query, rows, page);
        }
        page.sentence(count(query));
    }

    private static List<Span> cells(List<@Nullable String> row) {
        List<Span> cells = new ArrayList<>(row.size());
        for (String value : row) {
            cells.add(value == null ? Span.quiet("NULL") : Span.of(quoted(value)));
        }
        return cells;
    }

    private static String quoted(String value) {
        return value.equals("NULL") ? "'NULL'" : value;
    }

    private static int[] widths(QueryReport query, List<List<Span>> rows) {
        int[] widths = new int[query.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(1, Span.of(query.columns().get(i)).width());
            for (List<Span> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }

    private static void aligned(QueryReport query, List<List<Span>> rows, int[] widths, Page page) {
        List<Span> headings = query.columns().stream().map(Span::of).toList();
        page.line(line(headings, widths, query.numeric()));
        List<Span> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add(Span.of(page.theme().rule().repeat(width)));
        }
        page.line(line(rules, widths, query.numeric()));
        for (List<Span> row : rows) {
            page.line(line(row, widths, query.numeric()));
        }
    }

    private static List<Span> line(List<Span> cells, int[] widths, List<Boolean> numeric) {
        List<Span> line = new ArrayList<>();
        int gap = 1;
        for (int i = 0; i < widths.length; i++) {
            int blanks = widths[i] - cells.get(i).width();
            boolean right = numeric.get(i);
            line.add(Span.of(" ".repeat(gap + (right ? blanks : 0))));
            line.add(cells.get(i));
            gap = 2 + (right ? 0 : blanks);
        }
        return line;
    }

    private static void expanded(QueryReport query, List<List<Span>> rows, Page page) {
        List<Span> names = query.columns().stream().map(Span::of).toList();
        int widest = names.stream().mapToInt(Span::width).max().orElse(0);
        int number = 0;
        for (List<Span> row : rows) {
            number++;
            page.line(Span.quiet("row " + number));
            for (int i = 0; i < names.size(); i++) {
                Span name = names.get(i);
                Span gap = Span.of(" ".repeat(widest - name.width() + 2));
                page.line(Span.of("  "), name, gap, row.get(i));
            }
        }
    }

    private static String count(QueryReport query) {
        String rows = Sizes.count(query.rows().size(), "row", "rows") + time(query, ", ");
        return query.more()
                ? "the first " + rows + "; there are more: set rows N, or sql --out FILE"
                : rows;
    }

    private static String time(QueryReport query, String before) {
        return query.duration().isZero() ? "" : before + Durations.text(query.duration());
    }
}
