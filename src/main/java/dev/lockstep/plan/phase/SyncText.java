package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The trigger that keeps both sides the same, whichever the running code writes. */
final class SyncText {
    private static final String MOMENT =
            "-- lockstep: accept trigger-locks because \"locked for a moment, nothing is read\"\n";

    private SyncText() {}

    /** CREATE FUNCTION and CREATE TRIGGER. */
    static String create(Pair pair) {
        String body = pair.back() == null ? oneWay(pair) : bothWays(pair, pair.back());
        return """
        CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql%2$s AS $sync$
        BEGIN
        %3$s
            RETURN NEW;
        END $sync$;

        %6$sCREATE TRIGGER %4$s BEFORE INSERT OR UPDATE ON %5$s
            FOR EACH ROW EXECUTE FUNCTION %1$s();
        """
                .formatted(
                        pair.functionSql(),
                        path(pair),
                        body.stripTrailing(),
                        Quote.identifier(pair.sync()),
                        pair.table(),
                        MOMENT);
    }

    /** DROP TRIGGER and DROP FUNCTION. */
    static String drop(Pair pair) {
        return """
        %4$sDROP TRIGGER %1$s ON %2$s;
        DROP FUNCTION %3$s();
        """
                .formatted(Quote.identifier(pair.sync()), pair.table(), pair.functionSql(), MOMENT);
    }

    /** Whose words are looked up as they are here, not as in each session that writes a row. */
    private static String path(Pair pair) {
        Formula back = pair.back();
        boolean words =
                pair.news().stream().anyMatch(column -> column.value().needsPath())
                        || (back != null && back.needsPath());
        return words
                ? " SET search_path = "
                        + pair.old().path().stream()
                                .map(Quote::identifier)
                                .collect(Collectors.joining(", "))
                : "";
    }

    private static String oneWay(Pair pair) {
        return lines(1, toNew(pair));
    }

    private static String bothWays(Pair pair, Formula back) {
        String old = "NEW." + pair.oldSql();
        List<String> toOld = List.of(old + " := " + back.inTrigger() + ";");
        String differs = pair.differsInTrigger();
        String elseIf = pair.same() ? "ELSE" : "ELSIF " + differs + " THEN";
        String changed = Pair.differ(pair.row("NEW."), pair.row("OLD."));
        return "    -- record_image_ne: not the same byte for byte; NULL, case and trailing zeros count\n"
                + lines(1, List.of("IF TG_OP = 'INSERT' THEN"))
                + lines(2, List.of("IF " + wroteOld(pair, old) + " THEN  -- old code wrote it"))
                + lines(3, toNew(pair))
                + lines(2, List.of(elseIf))
                + lines(3, toOld)
                + lines(2, List.of("END IF;"))
                + lines(1, List.of("ELSIF " + changed + " THEN"))
                + (pair.same()
                        ? lines(2, toOld)
                        : lines(2, List.of("IF " + differs + " THEN"))
                                + lines(3, toOld)
                                + lines(2, List.of("END IF;")))
                + lines(
                        1,
                        List.of(
                                "ELSIF "
                                        + Pair.differ(
                                                "ROW(" + old + ")",
                                                "ROW(OLD." + pair.oldSql() + ")")
                                        + " THEN"))
                + lines(2, toNew(pair))
                + lines(1, List.of("END IF;"));
    }

    private static List<String> toNew(Pair pair) {
        return pair.news().stream()
                .map(column -> "NEW." + column.sql() + " := " + column.value().inTrigger() + ";")
                .toList();
    }

    private static String lines(int depth, List<String> lines) {
        return lines.stream()
                .map(line -> "    ".repeat(depth) + line + "\n")
                .collect(Collectors.joining());
    }

    /** On INSERT nothing tells which columns were named: what is not the default was. */
    private static String wroteOld(Pair pair, String old) {
        @Nullable String given = pair.old().defaultExpression();
        if (given == null) {
            return old + " IS NOT NULL";
        }
        if (pair.defaultAtOnce()) {
            return Pair.differ(
                    "ROW(" + old + ")", "ROW((%s)::%s)".formatted(given, pair.old().type()));
        }
        return pair.news().stream()
                .map(column -> "NEW." + column.sql() + " IS NULL")
                .collect(Collectors.joining(" AND "));
    }
}
