package dev.lockstep.plan.rule;

import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.sql.SessionShape.TransactionControl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The transaction that a statement runs in.
 *
 * @param open whether there is one that does not end with the statement
 * @param scenes the statements that ran in it before
 */
record Together(boolean open, List<Scene> scenes) {
    /** Keeps its own copy. */
    Together {
        scenes = List.copyOf(scenes);
    }

    /** A script that opens transactions itself is followed through them. */
    static Together before(Scene scene) {
        boolean open = scene.transactional();
        List<Scene> scenes = new ArrayList<>();
        for (Scene each : scene.before()) {
            if (each.shape() instanceof TransactionControl control) {
                boolean begins = control.verb() == TransactionControl.Verb.BEGIN;
                if (begins ? !open : ends(control)) {
                    open = begins;
                    scenes.clear();
                }
            } else if (open) {
                scenes.add(each);
            }
        }
        return new Together(open, scenes);
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
        String first = scenes.stream().map(Scene::sql).collect(Collectors.joining("\n"));
        return first + "\n-- in a migration of its own\n" + scene.sql();
    }

    /** What is locked at least as strongly. */
    List<String> locked(LockMode mode) {
        return scenes.stream()
                .flatMap(each -> each.locked(mode).stream())
                .map(RelationLock::relation)
                .distinct()
                .toList();
    }
}
