package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.TableAction.ChangeType;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each ALTER TABLE reads or writes the table anew; the parts of one share the work. */
final class SeveralAltersOfOneTable implements Rule {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".,]+)";
    private static final Pattern ACTIONS =
            Pattern.compile(
                    "(?is)(ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?"
                            + NAME
                            + "(?:\\."
                            + NAME
                            + ")*)\\s+(.*)");

    @Override
    public String id() {
        return "several-alters-of-one-table";
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(AlterTable.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        if (scene.together().isNew() || !works(scene)) {
            return List.of();
        }
        Relation table = scene.altered();
        return scene.together().scenes().stream()
                .filter(SeveralAltersOfOneTable::works)
                .filter(each -> each.altered().name().equals(table.name()))
                .filter(each -> !scene.facts().use(table).small())
                .limit(1)
                .map(each ->
                        Finding.of(
                                table,
                                "%s is read or written from end to end again: alter it once"
                                        .formatted(table.name()),
                                joined(each, scene).orElse("")))
                .toList();
    }

    /** Whether it goes over all of its table; without a database a new type is taken to. */
    private static boolean works(Scene scene) {
        return scene.shape() instanceof AlterTable alter
                && alter.kind().equals("ALTER TABLE")
                && (goesOver(scene, scene.altered())
                        || (scene.facts().assumed()
                                && scene.actions(ChangeType.class).findAny().isPresent()));
    }

    private static boolean goesOver(Scene scene, Relation table) {
        return scene.facts().family(table).stream()
                .map(Relation::name)
                .anyMatch(name ->
                        scene.effects().scans().contains(name)
                                || scene.effects().rewrites().contains(name));
    }

    private static Optional<String> joined(Scene first, Scene second) {
        Matcher one = ACTIONS.matcher(first.statement().sql());
        Matcher other = ACTIONS.matcher(second.statement().sql());
        return one.matches() && other.matches()
                ? Optional.of(
                        one.group(1) + "\n    " + one.group(2) + ",\n    " + other.group(2) + ";")
                : Optional.empty();
    }
}
