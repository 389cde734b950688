package dev.lockstep.plan.why;

import dev.lockstep.sql.RelationName;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 55P03: who held the lock, and who holds it now. */
final class LockNotAvailable implements Explainer {
    private static final Pattern PID = Pattern.compile("\\bpid ([0-9]+)");

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
        Seen<String> now = look.lines("lock-holders", tables);
        now.rows().forEach(line -> telling.show("in the way now: " + line));
        telling.show(now.trouble());
        if (now.nothing() && look.connected()) {
            telling.say("nobody holds a lock on " + names(incident) + " now");
        }
        now.first()
                .map(PID::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .ifPresent(pid ->
                        telling.next("select pg_cancel_backend(" + pid + ");")
                                .next("select pg_terminate_backend(" + pid + ");"));
        telling.next(incident.again());
    }

    private static String names(Incident incident) {
        List<RelationName> tables = incident.tables();
        return tables.isEmpty()
                ? "its tables"
                : String.join(", ", tables.stream().map(Object::toString).toList());
    }
}
