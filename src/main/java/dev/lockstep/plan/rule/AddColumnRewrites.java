package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Function;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.KnownType;
import dev.lockstep.postgres.Quote;
import dev.lockstep.sql.ColumnDefinition;
import dev.lockstep.sql.ColumnDefinition.Generation;
import dev.lockstep.sql.Expression;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.TableAction.AddColumn;
import dev.lockstep.sql.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * ADD COLUMN writes every row anew where each may get another value. A default that is the same for
 * all rows costs nothing: it is kept in the catalog.
 */
final class AddColumnRewrites implements Rule {
    /** What a default may call without harm, where no catalog can be asked. */
    private static final Set<String> SAME_FOR_ALL =
            Set.of(
                    """
                    array bit cast char character coalesce concat current_setting current_time
                    current_timestamp date_part date_trunc decimal extract float greatest interval
                    json_build_array json_build_object jsonb_build_array jsonb_build_object least
                    localtime localtimestamp lower make_interval md5 now nullif numeric round row
                    statement_timestamp time timestamp timestamptz timezone to_date to_timestamp
                    transaction_timestamp upper varbit varchar\
                    """
                            .split("\\s+"));

    @Override
    public String id() {
        return "add-column-rewrites";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AddColumn.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.actions(AddColumn.class)
                .filter(add -> !present(scene, add))
                .filter(add -> scene.rewrites(scene.altered()))
                .filter(add -> !because(scene, add.definition()).isEmpty())
                .map(add -> found(scene, add))
                .toList();
    }

    static boolean present(Scene scene, AddColumn add) {
        return add.ifNotExists() && scene.altered().column(add.column()).isPresent();
    }

    private static Finding found(Scene scene, AddColumn add) {
        Relation table = scene.altered();
        String message =
                "ADD COLUMN %s writes all of %s anew under ACCESS EXCLUSIVE (%s): reads and writes wait"
                        .formatted(add.column(), table.name(), because(scene, add.definition()));
        return Finding.of(table, message, safer(scene, table, add));
    }

    private static String because(Scene scene, ColumnDefinition definition) {
        TypeName type = definition.type();
        if (definition.generation() == Generation.STORED) {
            return "its value is computed for each row";
        }
        if (definition.generation() == Generation.IDENTITY || (type != null && type.serial())) {
            return "each row gets a number of its own";
        }
        Expression value = definition.defaultValue();
        if (value != null && value.calls().stream().anyMatch(call -> differs(scene, call))) {
            return "its default is called for each row";
        }
        KnownType known = type == null ? null : scene.facts().types().get(type.text());
        if (known != null && value == null && known.volatileDefault()) {
            return "the default of its domain is called for each row";
        }
        return known != null && known.constrained() ? "its domain may refuse values" : "";
    }

    private static boolean differs(Scene scene, RelationName call) {
        if (scene.facts().assumed()) {
            return !SAME_FOR_ALL.contains(call.name());
        }
        Function function = scene.facts().functions().get(call);
        return function == null ? call.schema() != null : function.volatiles() > 0;
    }

    private static String safer(Scene scene, Relation table, AddColumn add) {
        ColumnDefinition definition = add.definition();
        String alter = "ALTER TABLE " + Scene.sql(table);
        String column = Scene.quoted(add.column());
        if (definition.generation() == Generation.STORED) {
            String virtual = definition.text().replaceFirst("(?i)\\bSTORED$", "VIRTUAL");
            return scene.version() >= 180000 && !virtual.equals(definition.text())
                    ? "%s ADD COLUMN %s %s;".formatted(alter, column, virtual)
                    : "";
        }
        TypeName type = definition.type();
        boolean domain = because(scene, definition).contains("domain");
        if (type == null || domain || add.references() != null || definition.primaryKey()) {
            return "";
        }
        if (definition.defaultValue() != null) {
            return filled(table, column, type.text(), definition.defaultValue().text(), "");
        }
        String name = Scene.derived(table, List.of(add.column()), "seq");
        String sequence = Scene.beside(table, name);
        String made =
                "CREATE SEQUENCE %s OWNED BY %s.%s;\n"
                        .formatted(sequence, Scene.sql(table), column);
        String next = "nextval(%s)".formatted(Quote.literal(sequence));
        return filled(table, column, integer(type), next, made);
    }

    private static String filled(
            Relation table, String column, String type, String value, String before) {
        return """
        ALTER TABLE %1$s ADD COLUMN %2$s %3$s;
        %4$sALTER TABLE %1$s ALTER COLUMN %2$s SET DEFAULT %5$s;
        -- in a migration of its own
        -- a few thousand rows at a time
        UPDATE %1$s SET %2$s = DEFAULT WHERE %2$s IS NULL;\
        """
                .formatted(Scene.sql(table), column, type, before, value);
    }

    private static String integer(TypeName type) {
        return Objects.requireNonNull(
                switch (type.text().toLowerCase(Locale.ROOT)) {
                    case "smallserial", "serial2" -> "smallint";
                    case "serial", "serial4" -> "integer";
                    case "bigserial", "serial8" -> "bigint";
                    default -> type.text();
                });
    }
}
