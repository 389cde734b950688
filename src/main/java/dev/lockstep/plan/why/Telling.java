package dev.lockstep.plan.why;

import dev.lockstep.model.Explanation;
import dev.lockstep.model.Masking;
import dev.lockstep.sql.SecretLiterals;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation in the making. */
final class Telling {
    private static final int LONGEST = 400;

    private final StringBuilder explanation = new StringBuilder();
    private final List<String> evidence = new ArrayList<>();
    private final List<String> next = new ArrayList<>();

    /** A sentence without a full stop; several are divided by semicolons. */
    Telling say(String sentence) {
        if (!sentence.isEmpty()) {
            explanation.append(explanation.isEmpty() ? "" : "; ").append(sentence);
        }
        return this;
    }

    /** Whether a command to type has these words in it. */
    boolean tells(String words) {
        return next.stream().anyMatch(command -> command.contains(words));
    }

    /** What was said so far. */
    String explained() {
        return explanation.toString();
    }

    /** The evidence so far. */
    List<String> shown() {
        return List.copyOf(evidence);
    }

    /** A line of evidence, without secrets; nothing where it is null or blank, or told already. */
    Telling show(@Nullable String line) {
        if (line != null && !line.isBlank()) {
            String shown = Masking.mask(SecretLiterals.masked(line.strip()));
            String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "..." : shown;
            if (!evidence.contains(cut)) {
                evidence.add(cut);
            }
        }
        return this;
    }

    /** What looking showed, or why it did not. */
    Telling show(Seen<String> seen) {
        seen.rows().forEach(this::show);
        return show(seen.trouble());
    }

    /** A command to type; nothing where it is empty. */
    Telling next(String command) {
        if (!command.isBlank() && !next.contains(command)) {
            next.add(command);
        }
        return this;
    }

    /** SQL that changes something, which the prompt wants to be told first. */
    Telling change(String sql) {
        return next("set write on").next(sql + ";");
    }

    Explanation of(Incident incident) {
        if (next.isEmpty()) {
            next("status");
        }
        return new Explanation(incident.failed(), explanation.toString(), evidence, next);
    }
}
