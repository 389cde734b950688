package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.sql.SessionShape.TransactionControl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The transaction that a statement runs in: what ran in it before, and what that has locked. Grows
 * with the script; one that opens transactions itself is followed through them.
 */
final class Together {
    /** More than that nobody reads in a safer form. */
    private static final int FEW = 20;

    private final List<Scene> scenes = new ArrayList<>();
    private final Map<String, LockMode> held = new LinkedHashMap<>();
    private boolean open;

    /** At the beginning of a script. */
    Together(boolean open) {
        this.open = open;
    }

    /** Whether there is one that does not end with the statement. */
    boolean open() {
        return open;
    }

    /** Whether nothing ran in it before. */
    boolean isNew() {
        return scenes.isEmpty();
    }

    /** The statements that ran in it before: while it is looked at. */
    List<Scene> scenes() {
        return scenes;
    }

    /** That statement has run. */
    void pass(Scene scene) {
        if (scene.shape() instanceof TransactionControl control) {
            boolean begins = control.verb() == TransactionControl.Verb.BEGIN;
            if (begins ? !open : ends(control)) {
                open = begins;
                scenes.clear();
                held.clear();
            }
        } else if (open) {
            scenes.add(scene);
            for (RelationLock lock : scene.locked(LockMode.ACCESS_SHARE)) {
                held.merge(lock.relation(), lock.mode(), LockMode::stronger);
            }
        }
    }

    private static boolean ends(TransactionControl control) {
        return switch (control.verb()) {
            case COMMIT, ROLLBACK, PREPARE -> true;
            case BEGIN, SAVEPOINT, RELEASE, ROLLBACK_TO, COMMIT_PREPARED, ROLLBACK_PREPARED ->
                    false;
        };
    }

    /** The same in two migrations: what ran before, and then that statement alone. */
    String apart(Scene scene) {
        if (scenes.size() > FEW) {
            return "";
        }
        String first = scenes.stream().map(Scene::sql).collect(Collectors.joining("\n"));
        return first + "\n-- in a migration of its own\n" + scene.sql();
    }

    /** What is locked at least as strongly. */
    List<String> locked(LockMode mode) {
        return held.entrySet().stream()
                .filter(each -> each.getValue().compareTo(mode) >= 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
