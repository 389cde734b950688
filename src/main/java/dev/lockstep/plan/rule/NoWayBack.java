package dev.lockstep.plan.rule;

import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.ObjectShape.AlterType;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableAction.ChangeType;
import dev.lockstep.sql.TableAction.DropColumn;
import dev.lockstep.sql.TableShape.AlterTable;
import dev.lockstep.sql.TableShape.Truncate;
import java.util.List;
import java.util.Set;

/** What was lost cannot be made again from what is left: a way back has to be written. */
final class NoWayBack implements Rule {
    private static final Set<String> HOLD_ROWS = Set.of("TABLE", "SCHEMA", "OWNED", "DATABASE");

    @Override
    public String id() {
        return "no-way-back";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(
                DropObjects.class,
                Truncate.class,
                ChangeRows.class,
                AlterType.class,
                DropColumn.class,
                ChangeType.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (scene.reversible() || !loses(scene, scene.shape())) {
            return List.of();
        }
        List<String> names =
                scene.shape().relations().stream()
                        .map(each -> scene.relation(each).name())
                        .toList();
        String of = names.isEmpty() ? "" : " of " + names.getFirst();
        return List.of(
                Finding.warning(
                        "%s%s cannot be taken back: there is no down script, and none can be derived"
                                .formatted(scene.shape().kind(), of),
                        ""));
    }

    private static boolean loses(Scene scene, StatementShape shape) {
        return switch (shape) {
            case DropObjects drop ->
                    HOLD_ROWS.contains(drop.object())
                            && (!drop.object().equals("TABLE") || old(scene, drop));
            case Truncate truncate ->
                    truncate.relations().stream()
                            .map(scene::relation)
                            .anyMatch(table ->
                                    scene.touches(table)
                                            && !scene.facts().isMade(table)
                                            && !scene.facts().use(table).empty());
            case ChangeRows change ->
                    change.verb() != ChangeRows.Verb.INSERT
                            && scene.touches(scene.relation(change.target()))
                            && !scene.facts().isMade(scene.relation(change.target()));
            case AlterType type -> type.addsValue();
            case AlterTable alter -> alter.actions().stream().anyMatch(each -> loses(scene, each));
            default -> false;
        };
    }

    private static boolean old(Scene scene, DropObjects drop) {
        return drop.names().stream()
                .map(scene::relation)
                .anyMatch(table -> scene.touches(table) && !scene.facts().isMade(table));
    }

    /** A type that a plain cast leads to leads back; USING may have thrown something away. */
    private static boolean loses(Scene scene, TableAction action) {
        return switch (action) {
            case DropColumn drop -> !scene.isNew(scene.altered(), drop.column());
            case ChangeType change ->
                    change.using() != null && !scene.isNew(scene.altered(), change.column());
            default -> false;
        };
    }
}
