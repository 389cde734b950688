package dev.lockstep.plan.phase;

import dev.lockstep.postgres.Quote;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The old column and what takes over from it.
 *
 * @param back the old value of the new ones; null where nobody said how
 * @param swaps whether the new column takes the old one's name in the end
 */
record Pair(ColumnFacts old, List<NewColumn> news, @Nullable Formula back, boolean swaps) {
    /** NAMEDATALEN - 1. */
    private static final int LONGEST = 63;

    Pair {
        news = List.copyOf(news);
    }

    String table() {
        return old.tableSql();
    }

    String oldSql() {
        return Quote.identifier(old.column());
    }

    /** The new column, where it is one. */
    NewColumn only() {
        return news.getFirst();
    }

    /** Trigger and function are called alike, and the trigger runs after all others. */
    String sync() {
        return cut("zz_sync_" + old.table() + "_" + old.column());
    }

    String functionSql() {
        return Quote.identifier(old.schema(), sync());
    }

    /**
     * A condition on a row: the sides do not agree. Compared byte for byte, for equal is not the
     * same: case under citext, 1.0 and 1.00; and json has no equality.
     */
    String differs() {
        return differ(
                row("", NewColumn::sql),
                row("", column -> column.wanted(column.value().inTable())));
    }

    /** The same in the trigger, of the new row. */
    String differsInTrigger() {
        return differ(
                row("NEW.", NewColumn::sql),
                row("", column -> column.wanted(column.value().inTrigger())));
    }

    /** That two rows of values are not the same. */
    static String differ(String one, String other) {
        return "record_image_ne(" + one + ", " + other + ")";
    }

    /** The new columns of a row, to be compared. */
    String row(String prefix) {
        return row(prefix, NewColumn::sql);
    }

    private String row(String prefix, Function<NewColumn, String> text) {
        return news.stream()
                .map(column -> prefix + text.apply(column))
                .collect(Collectors.joining(", ", "ROW(", ")"));
    }

    /** Whether the new column holds the very values of the old one. */
    boolean same() {
        return news.stream().allMatch(column -> column.value().how() instanceof Formula.How.Same);
    }

    /**
     * Whether the new column has its default from the first phase on. One that is another value
     * each time, or was never said for the new columns, has to come from the old column until that
     * goes.
     */
    boolean defaultAtOnce() {
        return old.defaultExpression() != null && old.stable() && carriesDefault() && !words();
    }

    /** Whether the default becomes the new column's. */
    boolean carriesDefault() {
        return old.defaultExpression() != null && news.size() == 1;
    }

    /** The default as the new column's. */
    String newDefault() {
        return same()
                ? String.valueOf(old.defaultExpression())
                : "(" + old.defaultExpression() + ")::" + only().type();
    }

    /** A name for the new column's part, after that of the old one's. */
    String derived(String name) {
        String plain = only().name();
        return cut(
                name.contains(old.column())
                        ? name.replace(old.column(), plain)
                        : name + "_" + plain);
    }

    private boolean words() {
        return news.stream().anyMatch(column -> column.value().needsPath());
    }

    /** {@code full_name}, {@code first_name and last_name}. */
    String newWords() {
        return news.stream().map(NewColumn::name).collect(Collectors.joining(" and "));
    }

    /** {@code users.full_name}. */
    String newShown() {
        return news.stream()
                .map(column -> old.table() + "." + column.name())
                .collect(Collectors.joining(" and "));
    }

    /** What the phases' directives call the whole change. */
    String key() {
        return new ColumnName(old.schema(), old.table(), old.column()).toString();
    }

    /** A name that the catalog holds whole. */
    static String cut(String name) {
        String cut = name;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
