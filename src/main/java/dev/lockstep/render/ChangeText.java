package dev.lockstep.render;

import dev.lockstep.model.Outcome.Created;
import dev.lockstep.model.Outcome.PhasesCreated;
import dev.lockstep.model.Outcome.Recorded;
import dev.lockstep.model.Outcome.WasReset;

/**
 * Small changes, one line each:
 *
 * <pre>
 * created 20260401101500_add_user_phone
 *   migrations/20260401101500_add_user_phone/up.sql
 * next: resolve 20260401101500_add_user_phone --applied
 * recorded as applied by ana: 20260322110000_user_roles
 * dropped from portfolio_dev: schemas app, public
 * </pre>
 */
final class ChangeText {
    private ChangeText() {}

    static void paint(Created created, Page page) {
        page.line("created " + created.migration());
        created.files().forEach(file -> page.line("  " + file));
        created.notes().forEach(note -> page.wrapped(2, Span.of("note: " + note)));
        if (!created.next().isEmpty()) {
            page.verbatim(Span.of("next: "), "      ", String.join("\n", created.next()));
        }
    }

    static void paint(PhasesCreated phases, Page page) {
        phases.migrations().forEach(created -> paint(created, page));
        phases.notes().forEach(note -> page.sentence("note: " + note));
        page.block(
                Span.of("next: "),
                "      ",
                "read them; then plan, and apply next, one after another, with deployments between");
    }

    static void paint(Recorded recorded, Page page) {
        if (recorded.migrations().isEmpty()) {
            page.sentence(
                    recorded.as().isEmpty()
                            ? "recorded by %s: none of the migrations is in the database"
                                    .formatted(recorded.by())
                            : "nothing to record: all of that is in the ledger already");
            return;
        }
        String what = "recorded as " + recorded.as() + " by " + recorded.by();
        if (recorded.migrations().size() == 1) {
            page.sentence(what + ": " + recorded.migrations().getFirst());
            return;
        }
        page.sentence(what + ": " + Sizes.count(recorded.migrations().size()) + " migrations");
        recorded.migrations().forEach(name -> page.line("  " + name));
    }

    static void paint(WasReset reset, Page page) {
        String schemas = String.join(", ", reset.schemas());
        String word = reset.schemas().size() == 1 ? "schema " : "schemas ";
        page.sentence(
                reset.schemas().isEmpty()
                        ? reset.database() + " held nothing to drop"
                        : "dropped from " + reset.database() + ": " + word + schemas);
    }
}
