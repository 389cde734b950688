package dev.lockstep.plan.phase;

import dev.lockstep.plan.phase.ColumnFacts.Check;
import dev.lockstep.plan.phase.ColumnFacts.ForeignKey;
import dev.lockstep.plan.phase.ColumnFacts.Index;
import dev.lockstep.postgres.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one side's column is to be held to, as statements that lock for a moment only. The same for
 * the new column and, on the way back, for the old one.
 *
 * @param column its name
 * @param notNull name of the check that proves NOT NULL; empty where it is not wanted
 */
record Constraints(
        Pair pair,
        String column,
        String notNull,
        List<Index> indexes,
        List<Check> checks,
        List<ForeignKey> foreignKeys) {
    Constraints {
        indexes = List.copyOf(indexes);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
    }

    /** Of the new column, under names of its own. */
    static Constraints ofNew(Pair pair) {
        ColumnFacts old = pair.old();
        String name = pair.only().name();
        return new Constraints(
                pair,
                name,
                old.notNull() ? Pair.cut(old.table() + "_" + name + "_is_not_null") : "",
                old.indexes().stream()
                        .map(index ->
                                new Index(
                                        pair.derived(index.name()),
                                        index.unique(),
                                        index.newTail(),
                                        index.tail(),
                                        index.constraint() == null
                                                ? null
                                                : pair.derived(index.constraint()),
                                        index.deferrable()))
                        .toList(),
                old.checks().stream()
                        .map(check ->
                                new Check(
                                        pair.derived(check.name()),
                                        check.valid(),
                                        check.newDefinition(),
                                        check.definition()))
                        .toList(),
                old.foreignKeys().stream()
                        .map(key ->
                                new ForeignKey(
                                        pair.derived(key.name()),
                                        key.valid(),
                                        key.columns().stream()
                                                .map(each ->
                                                        each.equals(old.column()) ? name : each)
                                                .toList(),
                                        key.tail()))
                        .toList());
    }

    /** Of the old column, for the way back: as they were. */
    static Constraints ofOld(Pair pair) {
        ColumnFacts old = pair.old();
        return new Constraints(
                pair,
                old.column(),
                old.notNull() ? Pair.cut(old.table() + "_" + old.column() + "_is_not_null") : "",
                old.indexes(),
                old.checks(),
                old.foreignKeys());
    }

    private String alter() {
        return "ALTER TABLE " + pair.table() + " ";
    }

    /** CREATE INDEX CONCURRENTLY. */
    String build(Index index) {
        return "CREATE %sINDEX CONCURRENTLY %s ON %s %s;\n"
                .formatted(
                        index.unique() ? "UNIQUE " : "",
                        Quote.identifier(index.name()),
                        pair.table(),
                        index.tail());
    }

    /** Its name, qualified. */
    String indexSql(Index index) {
        return Quote.identifier(pair.old().schema(), index.name());
    }

    /** Those that are constraints too, made of the index that is there. */
    String unique(Index index) {
        return alter()
                + "ADD CONSTRAINT %s UNIQUE USING INDEX %s%s;\n"
                        .formatted(
                                Quote.identifier(String.valueOf(index.constraint())),
                                Quote.identifier(index.name()),
                                index.deferrable());
    }

    /** The checks and NOT NULL, not valid yet; empty for none. */
    String add() {
        List<String> actions = new ArrayList<>();
        if (!notNull.isEmpty()) {
            actions.add(addNotNull());
        }
        checks.forEach(check -> actions.add(add(check)));
        return actions.isEmpty() ? "" : alter() + String.join(",\n    ", actions) + ";\n";
    }

    /** Proven, under a lock that lets everybody work; then NOT NULL itself, which needs no scan. */
    String validate() {
        StringBuilder text = new StringBuilder();
        checks.stream().filter(Check::valid).forEach(check -> text.append(validate(check.name())));
        if (!notNull.isEmpty()) {
            text.append(validate(notNull))
                    .append("-- lockstep: accept set-not-null-scans because")
                    .append(" \"the check, just validated, proves it: nothing is read\"\n")
                    .append(alter())
                    .append("ALTER COLUMN %s SET NOT NULL;\n".formatted(Quote.identifier(column)))
                    .append(alter())
                    .append("DROP CONSTRAINT %s;\n".formatted(Quote.identifier(notNull)));
        }
        return text.toString();
    }

    /** Back to not valid. */
    String unvalidate() {
        List<String> actions = new ArrayList<>();
        if (!notNull.isEmpty()) {
            actions.add("ALTER COLUMN " + Quote.identifier(column) + " DROP NOT NULL");
            actions.add(addNotNull());
        }
        checks.stream()
                .filter(Check::valid)
                .forEach(check -> {
                    actions.add("DROP CONSTRAINT " + Quote.identifier(check.name()));
                    actions.add(add(check));
                });
        return alter() + String.join(",\n    ", actions) + ";\n";
    }

    /** Without them. */
    String drop() {
        List<String> actions = new ArrayList<>();
        if (!notNull.isEmpty()) {
            actions.add("DROP CONSTRAINT " + Quote.identifier(notNull));
        }
        checks.forEach(check -> actions.add("DROP CONSTRAINT " + Quote.identifier(check.name())));
        return alter() + String.join(",\n    ", actions) + ";\n";
    }

    /** A foreign key, not valid yet. */
    String add(ForeignKey key) {
        String columns =
                key.columns().stream().map(Quote::identifier).collect(Collectors.joining(", "));
        String accept =
                indexes.isEmpty()
                        ? "-- lockstep: accept foreign-key-without-index because"
                                + " \"the old column has none either\"\n"
                        : "";
        return accept
                + alter()
                + "ADD CONSTRAINT %s\n    FOREIGN KEY (%s) %s NOT VALID;\n"
                        .formatted(Quote.identifier(key.name()), columns, key.tail());
    }

    /** DROP CONSTRAINT. */
    String drop(ForeignKey key) {
        return alter() + "DROP CONSTRAINT " + Quote.identifier(key.name()) + ";\n";
    }

    /** VALIDATE CONSTRAINT. */
    String validate(String constraint) {
        return alter() + "VALIDATE CONSTRAINT " + Quote.identifier(constraint) + ";\n";
    }

    /** All of it, statement by statement, for a script outside a transaction. */
    String whole() {
        StringBuilder text = new StringBuilder();
        for (Index index : indexes) {
            text.append(build(index));
            if (index.constraint() != null) {
                text.append(unique(index));
            }
        }
        text.append(add()).append(validate());
        for (ForeignKey key : foreignKeys) {
            text.append(add(key));
            if (key.valid()) {
                text.append(validate(key.name()));
            }
        }
        return text.toString();
    }

    private String addNotNull() {
        return "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
                .formatted(Quote.identifier(notNull), Quote.identifier(column));
    }

    private static String add(Check check) {
        return "ADD CONSTRAINT %s %s NOT VALID"
                .formatted(Quote.identifier(check.name()), check.definition());
    }
}
