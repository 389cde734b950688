package dev.lockstep.schema;

import dev.lockstep.schema.Difference.Change;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which changes an ALTER makes. */
final class Alterable {
    private static final String NOT_VALID = " NOT VALID";

    private Alterable() {}

    /** Whether the object must be dropped and made again to be changed so. */
    static boolean needsRebuild(Model model, SchemaObject from, SchemaObject to) {
        Set<String> changed =
                SchemaDiff.changes(from, to).stream()
                        .map(Change::property)
                        .collect(Collectors.toSet());
        if (changed.isEmpty()) {
            return false;
        }
        return switch (to.id().kind()) {
            case VIEW, MATERIALIZED_VIEW -> any(changed, "definition", "data", "access method");
            case FUNCTION, PROCEDURE -> any(changed, "arguments", "returns");
            case AGGREGATE -> any(changed, "definition", "arguments", "returns");
            case ENUM -> !EnumLabels.of(from).isWithin(EnumLabels.of(to));
            case DOMAIN -> any(changed, "type", "collation");
            case RANGE -> changed.contains("definition");
            case COMPOSITE -> changesUsedAttribute(model, from, to);
            case CONSTRAINT -> changed.contains("definition") && !isValidated(from, to);
            case INDEX -> any(changed, "definition", "partitioned", "state");
            case TRIGGER, RULE, STATISTICS -> changed.contains("definition");
            case POLICY -> any(changed, "kind", "command", "roles", "using", "check");
            case EVENT_TRIGGER -> any(changed, "event", "tags", "function");
            case PUBLICATION -> changed.contains("all tables");
            case COLUMN -> changed.contains("generated") && !dropsExpression(from, to);
            case SCHEMA, EXTENSION, SEQUENCE, TABLE, DEFAULT, VIEW_COLUMN, DEFAULT_PRIVILEGES ->
                    false;
        };
    }

    /** Whether all that changes is that it is valid now. */
    static boolean isValidated(SchemaObject from, SchemaObject to) {
        return from.get("definition").equals(to.get("definition") + NOT_VALID);
    }

    /** A stored expression can be taken away, and its values stay. */
    static boolean dropsExpression(SchemaObject from, SchemaObject to) {
        return !to.has("generated") && from.get("generated").endsWith(" STORED");
    }

    private static boolean changesUsedAttribute(Model model, SchemaObject from, SchemaObject to) {
        boolean used =
                model.dependents(from.id()).stream()
                        .anyMatch(each -> each.kind() == ObjectKind.COLUMN);
        return used
                && SchemaDiff.changes(from, to).stream()
                        .anyMatch(change ->
                                change.property().startsWith("attribute ")
                                        && !change.before().isEmpty()
                                        && !change.after().isEmpty());
    }

    private static boolean any(Set<String> changed, String... properties) {
        return List.of(properties).stream().anyMatch(changed::contains);
    }
}
