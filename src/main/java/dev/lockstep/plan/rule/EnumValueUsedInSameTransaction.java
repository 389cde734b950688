package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.plan.effect.KnownType;
import dev.lockstep.sql.ObjectShape.AlterType;
import dev.lockstep.sql.ObjectShape.Comment;
import dev.lockstep.sql.ObjectShape.CreateRoutine;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.SessionShape.DoBlock;
import dev.lockstep.sql.StatementShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that ALTER TYPE adds is refused until the transaction has committed (55P04), unless the
 * type was made in it too.
 */
final class EnumValueUsedInSameTransaction implements Rule {
    @Override
    public String id() {
        return "enum-value-used-in-same-transaction";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        Together together = scene.together();
        if (together.isNew() || !canUse(scene)) {
            return List.of();
        }
        return together.scenes().stream()
                .map(EnumValueUsedInSameTransaction::added)
                .flatMap(Optional::stream)
                .filter(type -> writes(scene, type.value()) && speaksOf(scene, type))
                .filter(type -> !made(together, type))
                .limit(1)
                .map(type -> found(scene, together, type))
                .toList();
    }

    private static Finding found(Scene scene, Together together, AlterType type) {
        return Finding.failing(
                "the value '%s' of %s cannot be used in the transaction that adds it"
                        .formatted(type.value(), type.name()),
                together.apart(scene));
    }

    private static Optional<AlterType> added(Scene scene) {
        return scene.shape() instanceof AlterType type && type.addsValue()
                ? Optional.of(type)
                : Optional.empty();
    }

    /** The body of a function that is not SQL is not looked at before it runs. */
    private static boolean canUse(Scene scene) {
        return switch (scene.shape()) {
            case AlterType type -> false;
            case Comment comment -> false;
            case CreateRoutine routine -> routine.sql();
            default -> true;
        };
    }

    private static boolean writes(Scene scene, @Nullable String value) {
        return value != null
                && scene.statement().sql().contains("'" + value.replace("'", "''") + "'");
    }

    /** Whether the value is meant as one of that type, and not as a text that reads the same. */
    private static boolean speaksOf(Scene scene, AlterType type) {
        Optional<KnownType> known = scene.facts().type(type.name());
        return known.isEmpty()
                || scene.shape() instanceof DoBlock
                || names(scene, type.name())
                || scene.shape().relations().stream()
                        .map(scene::relation)
                        .anyMatch(relation -> holds(scene, relation, known.get().oid()));
    }

    private static boolean names(Scene scene, RelationName type) {
        return scene.statement()
                .sql()
                .toLowerCase(Locale.ROOT)
                .contains(type.name().toLowerCase(Locale.ROOT));
    }

    /** Columns that the plan has added are not known by their types. */
    private static boolean holds(Scene scene, Relation relation, long type) {
        return relation.unknown()
                || scene.facts().isMade(relation)
                || scene.addsColumns(relation)
                || relation.columns().stream()
                        .anyMatch(column -> column.type() == type || column.base() == type);
    }

    private static boolean made(Together together, AlterType type) {
        return together.scenes().stream()
                .filter(each -> each.shape().kind().equals("CREATE TYPE"))
                .anyMatch(each -> names(each, type.name()));
    }
}
