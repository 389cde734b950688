package dev.lockstep.render;

import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import dev.lockstep.sql.SecretLiterals;
import java.util.List;

/**
 * SQL that makes one schema into another in one transaction, with what to look out for in comments.
 * What cannot be in it stands before it, for the transaction uses it:
 *
 * <pre>
 * -- makes the schema of development like that of production
 * BEGIN;
 * -- loses all values of public.users.name
 * ALTER TABLE public.users DROP COLUMN name;
 * COMMIT;
 * </pre>
 */
final class DiffSql {
    private DiffSql() {}

    /** The exact SQL, nothing escaped but comments: for a file or a pipe. */
    static String text(SchemaComparison comparison) {
        StringBuilder sql = new StringBuilder();
        comment(
                "makes the schema of " + comparison.from() + " like that of " + comparison.to(),
                sql);
        if (comparison.equal()) {
            comment("they are equal: there is nothing to do", sql);
        }
        comparison.underivable().forEach(each -> comment("not in here: " + each, sql));
        List<Change> first =
                comparison.statements().stream().filter(Change::committedFirst).toList();
        if (!first.isEmpty()) {
            comment(
                    "committed before the transaction, which uses it, and stays where that fails:",
                    sql);
            first.forEach(change -> statement(change, sql));
        }
        if (first.size() < comparison.statements().size()) {
            sql.append("BEGIN;\n");
            comparison.statements().stream()
                    .filter(change -> !change.committedFirst())
                    .forEach(change -> statement(change, sql));
            sql.append("COMMIT;\n");
        }
        return sql.toString();
    }

    /** With its note before it. */
    static void statement(Change change, StringBuilder sql) {
        if (!change.note().isEmpty()) {
            comment((change.destructive() ? "loses " : "") + change.note(), sql);
        }
        sql.append(SecretLiterals.masked(change.sql())).append(";\n");
    }

    /** For a terminal the same, made safe to look at. */
    static void paint(SchemaComparison comparison, Page page) {
        page.verbatim(Span.EMPTY, "", text(comparison).stripTrailing());
    }

    /** A name with a line end in it must not end the comment. */
    static void comment(String text, StringBuilder sql) {
        sql.append("-- ").append(Escaping.line(text)).append('\n');
    }
}
