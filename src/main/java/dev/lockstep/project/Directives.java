package dev.lockstep.project;

import dev.lockstep.model.Failure.SyntaxProblem;
import dev.lockstep.model.FailureException;
import dev.lockstep.sql.Directive;
import dev.lockstep.sql.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys that {@code -- lockstep:} knows in a script that is run as it is. One that was misspelt
 * would be a comment to everybody: {@code no-transactoin} must not open a transaction.
 */
public final class Directives {
    private static final String ACCEPT = "accept";

    private static final List<String> KNOWN =
            List.of(
                    Script.NO_TRANSACTION,
                    ACCEPT,
                    Script.REPEATABLE,
                    "phase",
                    "soak",
                    "unsynced",
                    "converts");

    /** {@code set-not-null-scans because "the table has ten rows"}. */
    private static final Pattern ACCEPTANCE = Pattern.compile("\\S+\\s+because\\s+\".+\"");

    /** What a value must look like, and how it is said, of the keys that want one. */
    private static final Map<String, Form> FORMS =
            Map.of(
                    ACCEPT,
                    new Form(
                            ACCEPTANCE,
                            "needs a hazard and a reason",
                            "set-not-null-scans because \"ten rows\""),
                    "phase",
                    new Form(
                            Pattern.compile("(expand|backfill|constrain|contract)\\s+\\S.*"),
                            "needs expand, backfill, constrain or contract, and a column",
                            "contract public.users.name"),
                    "soak",
                    new Form(Pattern.compile("[0-9]{1,5}\\s*(s|min|h|d)"), "needs a time", "7d"),
                    "unsynced",
                    new Form(
                            Pattern.compile("(?i)SELECT\\s.+"),
                            "needs a query that finds a row while work is left",
                            "SELECT 1 FROM users WHERE full_name IS NULL LIMIT 1"),
                    "converts",
                    new Form(
                            Pattern.compile("(?i)SELECT\\s.+"),
                            "needs a query that fails where a value does not convert",
                            "SELECT count(amount::bigint) FROM orders"));

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

    private record Form(Pattern pattern, String needs, String example) {}

    private static boolean isKnown(Directive directive) {
        Form form = FORMS.get(directive.key());
        return KNOWN.contains(directive.key())
                && (form == null || form.pattern().matcher(directive.value().strip()).matches());
    }

    private static SyntaxProblem problem(Directive directive) {
        Form form = FORMS.get(directive.key());
        if (form != null) {
            return new SyntaxProblem(
                    "-- lockstep: " + directive.key() + " " + form.needs(),
                    directive.place(),
                    "-- lockstep: " + directive.key() + " " + form.example());
        }
        String meant =
                NearWord.of(directive.key(), KNOWN)
                        .map(word -> "did you mean -- lockstep: " + word + "?")
                        .orElse("known here: " + String.join(", ", KNOWN));
        return new SyntaxProblem(
                "-- lockstep: knows no " + directive.key() + " here", directive.place(), meant);
    }
}
