package dev.lockstep.plan.rule;

import dev.lockstep.sql.Directive;
import dev.lockstep.sql.Script;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hazard that a script accepts, and why: {@code -- lockstep: accept ID because "REASON"}. */
public record Acceptance(String hazard, String because) {
    private static final String KEY = "accept";
    private static final Pattern FORM = Pattern.compile("(\\S+)\\s+because\\s+\"(.+)\"");

    /** Those of a script, in order. */
    public static List<Acceptance> in(Script script) {
        return script.directives().stream().flatMap(Acceptance::of).toList();
    }

    /** Those above a statement. */
    static List<Acceptance> above(int statement, Script script) {
        return script.directives().stream()
                .filter(directive -> directive.beforeStatement() == statement)
                .flatMap(Acceptance::of)
                .toList();
    }

    private static Stream<Acceptance> of(Directive directive) {
        Matcher matcher = FORM.matcher(directive.value().strip());
        return directive.key().equals(KEY) && matcher.matches()
                ? Stream.of(new Acceptance(matcher.group(1), matcher.group(2)))
                : Stream.empty();
    }

    /** What is said where one names nothing that Lockstep knows; one sentence each. */
    public static List<String> unknown(Script script) {
        if (script.directives().isEmpty()) {
            return List.of(); // as of nearly every script, of which a plan may hold ten thousand
        }
        List<String> known = HazardPages.ids();
        return script.directives().stream()
                .flatMap(directive ->
                        of(directive)
                                .filter(accepted -> !known.contains(accepted.hazard()))
                                .map(accepted ->
                                        "%s: accept names no hazard: %s"
                                                .formatted(directive.place(), accepted.hazard())))
                .toList();
    }

    /**
     * For the journal; null where nothing is accepted.
     *
     * @param byOption ids of hazards that the command accepts
     */
    public static @Nullable String note(Script script, Collection<String> byOption) {
        Stream<String> written =
                script.directives().isEmpty()
                        ? Stream.empty()
                        : in(script).stream().map(each -> each.hazard() + ": " + each.because());
        Stream<String> typed = byOption.stream().map(id -> id + ": --accept");
        String all =
                Stream.concat(written, typed)
                        .map("accepted "::concat)
                        .collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }
}
