package dev.lockstep.plan.rule;

import dev.lockstep.sql.ObjectShape.DropObjects;
import java.util.List;
import java.util.Set;

/** With CASCADE all that is in it goes; without, PostgreSQL refuses while anything is in it. */
final class DropSchema implements Rule {
    @Override
    public String id() {
        return "drop-schema";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(DropObjects.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        return scene.shape() instanceof DropObjects drop
                        && drop.object().equals("SCHEMA")
                        && drop.cascade()
                ? drop.names().stream()
                        .map(name -> name.name())
                        .filter(schema -> filled(scene, schema))
                        .map(DropSchema::found)
                        .toList()
                : List.of();
    }

    private static boolean filled(Scene scene, String schema) {
        return scene.facts().assumed()
                || Boolean.TRUE.equals(scene.facts().schemas().get(schema))
                || scene.facts().made().stream().anyMatch(name -> name.startsWith(schema + "."));
    }

    private static Finding found(String schema) {
        String message =
                "DROP SCHEMA: all that is in %s is lost, and applications that use it fail"
                        .formatted(schema);
        if (Kept.is(schema)) {
            return Finding.note(message);
        }
        return Finding.failing(
                message,
                """
                -- when no application uses it
                ALTER SCHEMA %1$s RENAME TO %2$s;
                -- in a migration of its own, when nobody has missed it
                DROP SCHEMA %2$s CASCADE;\
                """
                        .formatted(Scene.quoted(schema), Scene.quoted(Kept.of(schema))));
    }
}
