package dev.lockstep.plan.why;

import dev.lockstep.postgres.Row;
import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 55P03: who held the lock, and who holds it now. */
final class LockNotAvailable implements Explainer {
    @Override
    public Set<String> states() {
        return Set.of("55P03");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say("it waited for a lock for as long as lock_timeout allows, and gave up");
        incident.blockers().forEach(line -> telling.show("in the way then: " + line));
        List<String> tables =
                incident.table().isPresent() && incident.tables().isEmpty()
                        ? incident.table().map(Look::written).stream().toList()
                        : incident.tables().stream().map(Look::written).toList();
        Seen<Holder> now = look.ask("lock-holders", Holder::of, tables);
        now.rows().forEach(holder -> telling.show("in the way now: " + holder.line()));
        telling.show(now.trouble());
        if (now.nothing() && look.connected()) {
            telling.say("nobody holds a lock on " + names(incident) + " now");
        }
        now.first().ifPresent(holder -> wayPast(holder, telling));
        telling.next(incident.then());
    }

    /** A cancel ends a statement; of a session that runs none it ends nothing. */
    private static void wayPast(Holder holder, Telling telling) {
        String pid = holder.pid();
        if (pid == null) {
            telling.say(
                    "a prepared transaction holds it: COMMIT PREPARED or ROLLBACK PREPARED ends it,"
                            + " as pg_prepared_xacts names it");
            return;
        }
        boolean idle = holder.state().startsWith("idle in transaction");
        if (idle) {
            telling.say(
                    "pid %s runs nothing, so there is nothing to cancel: ending its session rolls"
                                    .formatted(pid)
                            + " its transaction back, and what it did in it is lost");
        } else {
            telling.next("select pg_cancel_backend(" + pid + ");");
            telling.say(
                    "pg_cancel_backend ends the statement of pid %s; pg_terminate_backend its session,"
                                    .formatted(pid)
                            + " and what its transaction did is lost");
        }
        telling.next("select pg_terminate_backend(" + pid + ");");
    }

    /** A session in the way; without a pid a prepared transaction. */
    private record Holder(@Nullable String pid, String state, String line) {
        static Holder of(Row row) {
            return new Holder(row.textOrNull("pid"), row.text("state"), row.text("line"));
        }
    }

    private static String names(Incident incident) {
        List<RelationName> tables = incident.tables();
        return tables.isEmpty()
                ? "its tables"
                : String.join(", ", tables.stream().map(Object::toString).toList());
    }
}
