package dev.lockstep.plan.rule;

import dev.lockstep.sql.ObjectShape.AlterType;
import dev.lockstep.sql.ObjectShape.AlterType.Form;
import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applications that run write, and wait for, the old value. */
final class RenameEnumValue implements Rule {
    @Override
    public String id() {
        return "rename-enum-value";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterType.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.shape() instanceof AlterType type && type.form() == Form.RENAME_VALUE
                ? List.of(found(scene, type))
                : List.of();
    }

    private static Finding found(Scene scene, AlterType type) {
        String message =
                "'%s' of %s becomes '%s': applications that write or compare it fail from then on"
                        .formatted(type.value(), type.name(), type.newValue());
        boolean made = !scene.facts().assumed() && scene.facts().type(type.name()).isEmpty();
        return made ? Finding.note(message) : Finding.failing(message, safer(type));
    }

    private static String safer(AlterType type) {
        return type.value() == null || type.newValue() == null
                ? ""
                : """
                ALTER TYPE %s ADD VALUE %s BEFORE %s;
                -- in a migration of its own: write the new value to the rows that have the old
                -- the old value stays: PostgreSQL drops none\
                """
                        .formatted(name(type.name()), text(type.newValue()), text(type.value()));
    }

    private static String name(RelationName type) {
        return type.schema() == null
                ? Scene.quoted(type.name())
                : Scene.quoted(type.schema()) + "." + Scene.quoted(type.name());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : "'" + value.replace("'", "''") + "'";
    }
}
