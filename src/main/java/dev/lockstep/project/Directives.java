package dev.lockstep.project;

import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.Directive;
import dev.lockstep.sql.Script;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys that {@code -- lockstep:} knows in a script that is run as it is. One that was misspelt
 * would be a comment to everybody: {@code no-transactoin} must not open a transaction.
 */
public final class Directives {
    private static final String ACCEPT = "accept";

    private static final List<String> KNOWN = List.of(Script.NO_TRANSACTION, ACCEPT);

    /** {@code set-not-null-scans because "the table has ten rows"}. */
    private static final Pattern ACCEPTANCE = Pattern.compile("\\S+\\s+because\\s+\".+\"");

    private static final List<String> MENTIONS = List.of("lockstep:", "Lockstep:", "LOCKSTEP:");

    private Directives() {}

    /** What is wrong with the first one that is not known. */
    public static Optional<SyntaxProblem> unknown(Script script) {
        return script.directives().stream()
                .filter(directive -> !isKnown(directive))
                .findFirst()
                .map(Directives::problem);
    }

    /** The same of a file; few mention Lockstep at all, and only those are split for it. */
    static Optional<SyntaxProblem> unknown(ScriptFile file) {
        String text = file.source().text();
        if (MENTIONS.stream().noneMatch(text::contains)) {
            return Optional.empty();
        }
        try {
            return unknown(file.glance());
        } catch (FailureException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(Directive directive) {
        return KNOWN.contains(directive.key())
                && (!directive.key().equals(ACCEPT)
                        || ACCEPTANCE.matcher(directive.value()).matches());
    }

    private static SyntaxProblem problem(Directive directive) {
        if (directive.key().equals(ACCEPT)) {
            return new SyntaxProblem(
                    "-- lockstep: accept needs a hazard and a reason",
                    directive.place(),
                    "-- lockstep: accept set-not-null-scans because \"ten rows\"");
        }
        String meant =
                NearWord.of(directive.key(), KNOWN)
                        .map(word -> "did you mean -- lockstep: " + word + "?")
                        .orElse("known here: " + String.join(", ", KNOWN));
        return new SyntaxProblem(
                "-- lockstep: knows no " + directive.key() + " here", directive.place(), meant);
    }
}
