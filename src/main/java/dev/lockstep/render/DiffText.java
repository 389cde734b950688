package dev.lockstep.render;

import dev.lockstep.model.Masking;
import dev.lockstep.model.Outcome.DiffReport;
import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import dev.lockstep.model.SchemaComparison.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How two schemas differ, object by object:
 *
 * <pre>
 * to make development like production: 2 differences
 * public.users
 *   + column public.users.email  text NOT NULL
 *   ~ column public.users.name  type: text → character varying(50)
 * 2 statements would do it, 1 of which loses data; --sql shows what
 * </pre>
 */
final class DiffText {
    private DiffText() {}

    static void paint(DiffReport diff, Page page) {
        if (diff.sqlOnly()) {
            DiffSql.paint(diff.comparison(), page);
        } else {
            paint(diff.comparison(), page);
        }
    }

    private static void paint(SchemaComparison comparison, Page page) {
        if (comparison.equal()) {
            page.sentence(
                    "the schemas of "
                            + comparison.from()
                            + " and "
                            + comparison.to()
                            + " are equal");
        } else {
            differences(comparison, page);
        }
        for (String note : comparison.notes()) {
            page.wrapped(2, Span.of("note: " + note));
        }
        for (String each : comparison.underivable()) {
            page.wrapped(2, Span.warning("no SQL: "), Span.of(each));
        }
        if (!comparison.notCompared().isEmpty()) {
            page.wrapped(
                    2, Span.of("not compared: " + String.join(", ", comparison.notCompared())));
        }
        if (!comparison.equal()) {
            page.sentence(sum(comparison));
        }
    }

    private static void differences(SchemaComparison comparison, Page page) {
        int count = comparison.differences().size();
        page.sentence(
                "to make %s like %s: %s"
                        .formatted(
                                comparison.from(),
                                comparison.to(),
                                count == 1 ? "1 difference" : Sizes.count(count) + " differences"));
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : comparison.differences()) {
            groups.computeIfAbsent(line.group(), group -> new ArrayList<>()).add(line);
        }
        groups.forEach((group, lines) -> {
            page.line(Span.of(group));
            lines.forEach(line -> line(line, page));
        });
    }

    private static void line(Line line, Page page) {
        Span sign =
                switch (line.change()) {
                    case ADDED -> Span.success("  + ");
                    case DROPPED -> Span.error("  - ");
                    case CHANGED -> Span.warning("  ~ ");
                };
        String named = line.kind() + " " + line.object();
        if (line.details().size() == 1) {
            page.wrapped(6, sign, Span.of(named + "  " + masked(line.details().getFirst())));
            return;
        }
        page.wrapped(6, sign, Span.of(named));
        for (String detail : line.details()) {
            page.wrapped(8, Span.of("      " + masked(detail)));
        }
    }

    private static String masked(String detail) {
        return Masking.mask(detail);
    }

    /** {@code 3 statements would do it, 1 of which loses data; --sql shows what}. */
    static String sum(SchemaComparison comparison) {
        long lossy = comparison.statements().stream().filter(Change::destructive).count();
        long all = comparison.statements().size();
        if (all == 0) {
            return "no SQL does it";
        }
        String would =
                (all == 1 ? "1 statement" : Sizes.count(all) + " statements")
                        + (comparison.underivable().isEmpty()
                                ? " would do it"
                                : " would do what can be done");
        return would + losing(all, lossy) + "; --sql shows what";
    }

    private static String losing(long all, long lossy) {
        if (lossy == 0) {
            return "";
        }
        if (all == 1) {
            return ", and it loses data";
        }
        if (lossy == all) {
            return ", " + (all == 2 ? "both" : "all") + " of which lose data";
        }
        return ", %s of which %s data".formatted(Sizes.count(lossy), lossy == 1 ? "loses" : "lose");
    }
}
