package dev.lockstep.schema;

import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements in a form that does no harm where what they do is done: a migration that undoes the
 * drift of one database is replayed on others that never had it.
 */
public final class Repeatable {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")*+\"|[^\\s\".(;]++)";
    private static final String PATH = NAME + "(?:\\." + NAME + ")?";

    /** The first that fits is taken. */
    private static final Map<Pattern, String> FORMS = new LinkedHashMap<>();

    static {
        form(
                "ALTER TABLE (" + PATH + ") DROP (COLUMN|CONSTRAINT) (.*)",
                "ALTER TABLE IF EXISTS $1 DROP $2 IF EXISTS $3");
        form(
                "ALTER TABLE (" + PATH + ") ADD COLUMN (.*)",
                "ALTER TABLE $1 ADD COLUMN IF NOT EXISTS $2");
        form(
                "ALTER TABLE (" + PATH + ") ADD CONSTRAINT (" + NAME + ") (.*)",
                "ALTER TABLE $1 DROP CONSTRAINT IF EXISTS $2, ADD CONSTRAINT $2 $3");
        form("DROP (MATERIALIZED VIEW|EVENT TRIGGER|[A-Z]+) (.*)", "DROP $1 IF EXISTS $2");
        form(
                "CREATE (TABLE|UNLOGGED TABLE|SEQUENCE|SCHEMA|EXTENSION|MATERIALIZED VIEW) (.*)",
                "CREATE $1 IF NOT EXISTS $2");
        form("CREATE (INDEX|UNIQUE INDEX) (.*)", "CREATE $1 IF NOT EXISTS $2");
        form("CREATE (VIEW|TRIGGER|RULE) (.*)", "CREATE OR REPLACE $1 $2");
        form(
                "CREATE POLICY (" + NAME + ") ON (" + PATH + ") (.*)",
                "DROP POLICY IF EXISTS $1 ON $2;\nCREATE POLICY $1 ON $2 $3");
        form(
                "ALTER TYPE (" + PATH + ") ADD VALUE (?!IF )(.*)",
                "ALTER TYPE $1 ADD VALUE IF NOT EXISTS $2");
    }

    private Repeatable() {}

    private static void form(String pattern, String replacement) {
        FORMS.put(Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }

    /** All statements of it so, as far as there is such a form. */
    public static SchemaComparison of(SchemaComparison comparison) {
        return new SchemaComparison(
                comparison.from(),
                comparison.to(),
                comparison.differences(),
                comparison.notes(),
                comparison.statements().stream()
                        .map(change ->
                                new Change(
                                        of(change.sql()),
                                        change.destructive(),
                                        change.note(),
                                        change.committedFirst()))
                        .toList(),
                comparison.underivable(),
                comparison.notCompared());
    }

    static String of(String sql) {
        for (Map.Entry<Pattern, String> form : FORMS.entrySet()) {
            Matcher matcher = form.getKey().matcher(sql);
            if (matcher.matches()) {
                return matcher.replaceFirst(form.getValue());
            }
        }
        return sql;
    }
}
