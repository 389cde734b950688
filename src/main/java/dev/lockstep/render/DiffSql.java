package dev.lockstep.render;

import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import dev.lockstep.sql.SecretLiterals;

/**
 * SQL that makes one schema into another, with what to look out for in comments:
 *
 * <pre>
 * -- makes the schema of development like that of production
 * -- loses all values of public.users.name
 * ALTER TABLE public.users DROP COLUMN name;
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
        for (Change change : comparison.statements()) {
            if (!change.note().isEmpty()) {
                comment((change.destructive() ? "loses " : "") + change.note(), sql);
            }
            sql.append(SecretLiterals.masked(change.sql())).append(";\n");
        }
        return sql.toString();
    }

    /** For a terminal the same, made safe to look at. */
    static void paint(SchemaComparison comparison, Page page) {
        page.verbatim(Span.EMPTY, "", text(comparison).stripTrailing());
    }

    /** A name with a line end in it must not end the comment. */
    private static void comment(String text, StringBuilder sql) {
        sql.append("-- ").append(Escaping.line(text)).append('\n');
    }
}
