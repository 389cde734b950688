package dev.lockstep.plan.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 40P01: both sides, as the server named them, and what became of them. */
final class Deadlock implements Explainer {
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{2,10}\\b");

    @Override
    public Set<String> states() {
        return Set.of("40P01");
    }

    @Override
    public void explain(Incident incident, Look look, Telling telling) {
        telling.say(
                "two sessions waited for each other, and the server ended one of them: this one;"
                        + " its locks are free again");
        @Nullable String detail = incident.error().detail();
        if (detail != null) {
            detail.lines().forEach(telling::show);
        }
        if (incident.error().context() != null) {
            incident.error().context().lines().limit(2).forEach(telling::show);
        }
        incident.blockers().forEach(line -> telling.show("the other side: " + line));
        Seen<String> there = look.lines("sessions", numbers(detail));
        there.rows().forEach(line -> telling.show("still there: " + line));
        telling.show(there.trouble());
        telling.say("the other side's statement is in the server's log, beside this error");
        telling.next(incident.then());
    }

    private static List<String> numbers(@Nullable String detail) {
        List<String> pids = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(detail == null ? "" : detail);
        while (matcher.find()) {
            pids.add(matcher.group());
        }
        return pids;
    }
}
