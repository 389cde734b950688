package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerRun;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.rule.Acceptance;
import dev.lockstep.project.Migration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the ledger's records of what is about to be run or declared. */
final class Runs {
    private Runs() {}

    /**
     * For a migration of a plan: an earlier run that stopped in the middle goes on under its own
     * id.
     *
     * @param accepted ids of hazards that the command accepts in it
     */
    static LedgerRun of(Workbench bench, Plan.Run planned, Collection<String> accepted) {
        JournalRun earlier = planned.status().run();
        String id =
                earlier != null && goesOn(planned, earlier)
                        ? earlier.runId()
                        : UUID.randomUUID().toString();
        return of(
                bench,
                planned.status(),
                id,
                planned.script().source().text(),
                planned.script().statements().size(),
                Acceptance.note(planned.script(), accepted));
    }

    /** The same where the command accepts no hazards. */
    static LedgerRun of(Workbench bench, Plan.Run planned) {
        return of(bench, planned, List.of());
    }

    private static boolean goesOn(Plan.Run planned, JournalRun earlier) {
        return !planned.transactional() && !earlier.leftNothing() && !earlier.steps().isEmpty();
    }

    /** For something declared and not run. */
    static LedgerRun declared(Workbench bench, MigrationStatus status) {
        Migration files = status.files();
        String text = files == null ? "" : files.up().source().text();
        return of(bench, status, UUID.randomUUID().toString(), text, 0, null);
    }

    private static LedgerRun of(
            Workbench bench,
            MigrationStatus status,
            String id,
            String text,
            int statements,
            @Nullable String note) {
        Migration files = status.files();
        return new LedgerRun(
                id,
                status.name(),
                files == null ? "" : files.version(),
                files == null ? "" : orEmpty(files.checksum()),
                text,
                bench.who(),
                statements,
                note);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
