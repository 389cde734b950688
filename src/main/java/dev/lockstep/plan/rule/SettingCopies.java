package dev.lockstep.plan.rule;

import dev.lockstep.plan.effect.Facts.Relation;
import dev.lockstep.sql.ObjectShape.Definition;
import dev.lockstep.sql.TableAction.Other;
import dev.lockstep.sql.TableShape.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A setting of the whole table that is changed by copying it while nobody else can use it. */
final class SettingCopies implements Rule {
    private static final String TABLESPACE = "SET TABLESPACE";

    private final String id;
    private final List<String> words;

    private SettingCopies(String id, String... words) {
        this.id = id;
        this.words = List.of(words);
    }

    static Rule logged() {
        return new SettingCopies("set-logged", "SET LOGGED", "SET UNLOGGED");
    }

    static Rule tablespace() {
        return new SettingCopies("set-tablespace", TABLESPACE);
    }

    static Rule accessMethod() {
        return new SettingCopies("set-access-method", "SET ACCESS METHOD");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<Class<?>> watches() {
        return Set.of(Definition.class, Other.class);
    }

    @Override
    public List<Finding> look(Scene scene) {
        boolean all =
                scene.shape() instanceof Definition definition
                        && definition.kind().matches("ALTER (TABLE|INDEX|MATERIALIZED VIEW)")
                        && scene.statement().sql().matches("(?is).*\\bSET\\s+TABLESPACE\\b.*");
        if (all && words.contains(TABLESPACE)) {
            String message =
                    "ALL IN TABLESPACE copies one relation after the other under ACCESS EXCLUSIVE,"
                            + " and keeps all locks: reads and writes wait";
            return List.of(Finding.warning(message, ""));
        }
        List<Finding> findings = new ArrayList<>();
        if (scene.shape() instanceof AlterTable alter) {
            alter.actions().stream()
                    .filter(action ->
                            action instanceof Other other && words.contains(other.words()))
                    .forEach(action -> look(scene, alter, (Other) action, findings));
        }
        return findings;
    }

    private static void look(Scene scene, AlterTable alter, Other set, List<Finding> findings) {
        Relation relation = scene.relation(alter.relation());
        if (alter.kind().equals("ALTER INDEX")) {
            findings.add(index(scene, relation, alter, set));
        } else if (scene.facts().assumed() || scene.rewrites(relation)) {
            String message =
                    "%s copies all of %s under ACCESS EXCLUSIVE: reads and writes wait"
                            .formatted(set.words(), relation.name());
            findings.add(Finding.of(relation, message, ""));
        }
    }

    /** An index is built again there instead, while others go on. */
    private static Finding index(Scene scene, Relation table, AlterTable alter, Other set) {
        String message =
                "%s copies the index %s under ACCESS EXCLUSIVE: what uses %s waits"
                        .formatted(
                                set.words(),
                                alter.relation(),
                                scene.facts().assumed() || table.unknown()
                                        ? "its table"
                                        : table.name());
        String safer =
                set.name() == null
                        ? ""
                        : "REINDEX (CONCURRENTLY, TABLESPACE %s) INDEX %s;"
                                .formatted(Scene.quoted(set.name()), Scene.sql(alter.relation()));
        return Finding.of(table, message, safer);
    }
}
