package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableShape.Truncate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** TRUNCATE loses all rows at once; with CASCADE also those of tables that point there. */
final class TruncateEmpties implements Rule {
    @Override
    public String id() {
        return "truncate";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(Truncate.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (!(scene.shape() instanceof Truncate truncate)) {
            return List.of();
        }
        return emptied(scene, truncate).stream()
                .filter(scene::touches)
                .map(table -> found(scene, truncate, table))
                .toList();
    }

    private static Set<Relation> emptied(Scene scene, Truncate truncate) {
        Facts facts = scene.facts();
        Set<Relation> emptied = new LinkedHashSet<>();
        truncate.relations().forEach(name -> emptied.add(scene.relation(name)));
        if (truncate.cascade()) {
            facts.relations().all().stream()
                    .filter(each -> each.parents().isEmpty())
                    .filter(each -> scene.effects().rewrites().contains(each.name()))
                    .forEach(emptied::add);
        }
        return emptied;
    }

    private static Finding found(Scene scene, Truncate truncate, Relation table) {
        String message =
                "TRUNCATE: all rows of %s are lost; reads and writes of it wait"
                        .formatted(table.name());
        boolean nothing = scene.facts().isMade(table) || scene.facts().use(table).empty();
        return nothing
                ? Finding.note(message)
                : Finding.failing(message, truncate.cascade() ? "" : safer(scene, table));
    }

    private static String safer(Scene scene, Relation table) {
        return """
        CREATE SCHEMA IF NOT EXISTS %1$s;
        CREATE TABLE %2$s AS TABLE %3$s;
        -- in a migration of its own
        %4$s\
        """
                .formatted(
                        Kept.NAME,
                        Scene.sql(Kept.NAME + "." + Scene.local(table)),
                        Scene.sql(table),
                        scene.sql());
    }
}
