package dev.lockstep.plan.rule;

import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.sql.DataShape.ChangeRows;
import dev.lockstep.sql.IndexShape.CreateIndex;
import dev.lockstep.sql.IndexShape.DropIndex;
import dev.lockstep.sql.ObjectShape.CreateRoutine;
import dev.lockstep.sql.ObjectShape.CreateTrigger;
import dev.lockstep.sql.ObjectShape.CreateView;
import dev.lockstep.sql.ObjectShape.DropObjects;
import dev.lockstep.sql.StatementShape;
import dev.lockstep.sql.TableAction;
import dev.lockstep.sql.TableShape.AlterTable;
import dev.lockstep.sql.TableShape.CreateTable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Outside a transaction a statement stays done when a later one of its script fails. Lockstep goes
 * on behind it; whoever begins the script anew, by hand or by another tool, meets it again.
 */
final class NotIdempotentOutsideTransaction implements Rule {
    @Override
    public String id() {
        return "not-idempotent-outside-transaction";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(StatementShape.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (scene.together().open()) {
            return List.of();
        }
        if (scene.shape() instanceof CreateIndex index && hides(scene, index)) {
            return List.of(
                    Finding.warning(
                            "%s is there: IF NOT EXISTS leaves it as it is, even if it is invalid"
                                    .formatted(index.name()),
                            anew(scene, index)));
        }
        String safer = scene.behind().isEmpty() ? null : safer(scene);
        return safer == null ? List.of() : List.of(found(scene, safer));
    }

    private static Finding found(Scene scene, String safer) {
        boolean twice = scene.shape() instanceof ChangeRows;
        String of =
                scene.shape().relations().isEmpty()
                        ? ""
                        : " of " + scene.relation(scene.shape().relations().getFirst()).name();
        String message =
                "%s%s %s if the script is begun anew after a failure behind it"
                        .formatted(scene.shape().kind(), of, twice ? "runs twice" : "fails");
        return new Finding(message, twice ? Severity.WARNING : Severity.INFORMATION, null, safer);
    }

    private static boolean hides(Scene scene, CreateIndex index) {
        return index.concurrently()
                && index.ifNotExists()
                && scene.relation(index.relation()).indexes().stream()
                        .anyMatch(each -> each.name().equals(index.name()));
    }

    /** The same so that it can be run again; empty where there is no such form, null if it can. */
    private static @Nullable String safer(Scene scene) {
        StatementShape shape = scene.shape();
        return switch (shape) {
            case CreateTable create when !create.ifNotExists() && !create.temporary() ->
                    put(scene, "TABLE\\s", "IF NOT EXISTS ");
            case CreateIndex index when !index.ifNotExists() -> anew(scene, index);
            case DropIndex drop when !drop.ifExists() ->
                    put(scene, shape.kind().replace(" ", "\\s+") + "\\s", "IF EXISTS ");
            case DropObjects drop when !drop.ifExists() ->
                    put(scene, shape.kind().replace(" ", "\\s+") + "\\s", "IF EXISTS ");
            case CreateView view when !view.orReplace() && view.kind().equals("CREATE VIEW") ->
                    put(scene, "CREATE\\s", "OR REPLACE ");
            case CreateRoutine routine when !routine.orReplace() ->
                    put(scene, "CREATE\\s", "OR REPLACE ");
            case CreateTrigger trigger when !says(scene, "CREATE\\s+OR\\s+REPLACE\\s.*") ->
                    put(scene, "CREATE\\s", "OR REPLACE ");
            case ChangeRows change when change.verb() == ChangeRows.Verb.INSERT ->
                    says(scene, ".*\\bON\\s+CONFLICT\\b.*") ? null : "";
            case AlterTable alter when alter.kind().equals("ALTER TABLE") -> alter(scene, alter);
            default -> null;
        };
    }

    private static boolean says(Scene scene, String pattern) {
        return scene.statement().sql().matches("(?is)" + pattern);
    }

    private static String put(Scene scene, String behind, String words) {
        return scene.sql().replaceFirst("(?i)" + behind, "$0" + words);
    }

    /** What an earlier try left may be invalid, and is not kept. */
    private static String anew(Scene scene, CreateIndex index) {
        String concurrently = index.concurrently() ? "CONCURRENTLY " : "";
        return index.name() == null
                ? ""
                : "DROP INDEX %sIF EXISTS %s;\n%s"
                        .formatted(
                                concurrently,
                                Scene.sql(
                                        Scene.sibling(
                                                scene.relation(index.relation()), index.name())),
                                scene.sql().replaceFirst("(?i)IF\\s+NOT\\s+EXISTS\\s", ""));
    }

    private static @Nullable String alter(Scene scene, AlterTable alter) {
        boolean fails =
                alter.actions().stream()
                        .anyMatch(NotIdempotentOutsideTransaction::failsTheSecondTime);
        if (!fails) {
            return null;
        }
        boolean column =
                alter.actions().size() == 1
                        && alter.actions().getFirst() instanceof TableAction.AddColumn;
        return column ? put(scene, "\\sADD\\s+(COLUMN\\s)?", "IF NOT EXISTS ") : "";
    }

    private static boolean failsTheSecondTime(TableAction action) {
        return switch (action) {
            case TableAction.AddColumn add -> !add.ifNotExists();
            case TableAction.DropColumn drop -> !drop.ifExists();
            case TableAction.AddConstraint add -> true;
            case TableAction.DropConstraint drop -> !drop.ifExists();
            case TableAction.RenameTable rename -> true;
            case TableAction.RenameColumn rename -> true;
            case TableAction.RenameConstraint rename -> true;
            case TableAction.AttachPartition attach -> true;
            case TableAction.DetachPartition detach -> true;
            default -> false;
        };
    }
}
