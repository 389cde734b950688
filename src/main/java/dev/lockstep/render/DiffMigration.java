package dev.lockstep.render;

import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import dev.lockstep.sql.SecretLiterals;
import java.util.List;

/**
 * A difference as a migration's script, without BEGIN and COMMIT, which are the runner's:
 *
 * <pre>
 * -- Add nick
 * -- not in here: table public.log: it cannot be partitioned
 *
 * ALTER TABLE public.customers ADD COLUMN nick text;
 * </pre>
 */
public final class DiffMigration {
    private DiffMigration() {}

    /**
     * The text of the file.
     *
     * @param head lines of comment before all
     */
    public static String text(List<String> head, SchemaComparison comparison) {
        StringBuilder sql = new StringBuilder();
        head.forEach(line -> DiffSql.comment(line, sql));
        comparison.underivable().forEach(each -> DiffSql.comment("not in here: " + each, sql));
        if (comparison.statements().isEmpty()) {
            DiffSql.comment("nothing can be done here", sql);
            sql.append("SELECT 1;\n");
            return sql.toString();
        }
        sql.append('\n');
        for (Change change : comparison.statements()) {
            if (holdsSecret(change)) {
                DiffSql.comment("the secret in this one is masked: write it in by hand", sql);
            }
            DiffSql.statement(change, sql);
        }
        return sql.toString();
    }

    /** Whether the text shows stars instead of what the statement holds. */
    public static boolean holdsSecret(Change change) {
        return !SecretLiterals.masked(change.sql()).equals(change.sql());
    }
}
