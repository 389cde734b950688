package dev.lockstep.apply;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.ledger.LedgerRun;
import dev.lockstep.ledger.Took;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome.Recorded;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Migration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code resolve} and {@code baseline}: what a person declares, written under the advisory lock.
 */
public final class LedgerEdits {
    private final Workbench bench;

    /** Works with that. */
    public LedgerEdits(Workbench bench) {
        this.bench = bench;
    }

    /** What {@code resolve} can declare. */
    public enum As {
        /** It is in the database, whatever the ledger thought. */
        APPLIED,
        /** Nothing of it is in the database. */
        ROLLED_BACK,
        /** The applied file as it is now is right. */
        CHECKSUM
    }

    /**
     * Declares how a migration (exact name) stands.
     *
     * @throws FailureException with {@code GuardRefused} when that makes no sense as things stand
     */
    public Recorded resolve(String migration, As as) {
        try (Turn turn = Turn.take(bench, "resolve")) {
            MigrationStatus status = find(turn.states(), migration);
            turn.prepare();
            LedgerRun run = Runs.declared(bench, status);
            Sql ledger =
                    switch (as) {
                        case APPLIED -> applied(status, run);
                        case ROLLED_BACK -> rolledBack(status, run);
                        case CHECKSUM -> checksum(status, run);
                    };
            Sql all = ledger.then(done(run, "resolve"));
            SchemaGuard schema = new SchemaGuard(bench, turn);
            switch (as) {
                case APPLIED, ROLLED_BACK -> {
                    commit(turn, all);
                    schema.keep("resolve");
                }
                case CHECKSUM -> schema.carry(() -> commit(turn, all));
            }
            tellInvalid(turn, status, as);
            return new Recorded("resolve", List.of(migration), word(as), bench.who());
        }
    }

    /** What a build that did not end has left is there still, whatever was declared. */
    private void tellInvalid(Turn turn, MigrationStatus status, As as) {
        Migration files = status.files();
        if (as == As.CHECKSUM || files == null) {
            return;
        }
        String then =
                as == As.APPLIED
                        ? "no query uses it; drop it, and build it by another migration: "
                        : "the next apply of this migration drops what it left; by hand: ";
        for (Indexes.Index index : Indexes.leftBy(turn.session(), files, status.run())) {
            bench.events()
                    .accept(
                            new Event.Note(
                                    "index "
                                            + index
                                            + " is INVALID: "
                                            + then
                                            + Indexes.dropping(index)));
        }
    }

    private static String word(As as) {
        return switch (as) {
            case APPLIED -> "applied";
            case ROLLED_BACK -> "rolled back";
            case CHECKSUM -> "applied as the file is now";
        };
    }

    private Sql applied(MigrationStatus status, LedgerRun run) {
        if (status.state() == MigrationState.APPLIED || status.state() == MigrationState.BASELINE) {
            throw refused(status, "is applied already", "nothing to do");
        }
        if (status.state() == MigrationState.MISSING) {
            throw refused(
                    status,
                    "is recorded as applied already; it is its files that are gone",
                    "restore them, or say that it is not in the database: resolve "
                            + status.name()
                            + " --rolled-back");
        }
        Sql declared = bench.ledger().resolveApplied(Optional.ofNullable(status.entry()), run);
        return settled(status, "done").map(old -> old.then(declared)).orElse(declared);
    }

    private Sql rolledBack(MigrationStatus status, LedgerRun run) {
        if (status.state() != MigrationState.FAILED && status.state() != MigrationState.MISSING) {
            throw refused(
                    status,
                    "is " + status.state().word() + ", not failed or missing",
                    status.state().isInDatabase() ? wayOut(status) : "nothing to do");
        }
        LedgerEntry entry = status.entry();
        Optional<Sql> declared =
                entry == null
                        ? Optional.empty()
                        : Optional.of(bench.ledger().resolveRolledBack(entry, run));
        Optional<Sql> old = settled(status, "failed");
        if (old.isPresent()) {
            return declared.map(sql -> old.get().then(sql)).orElse(old.get());
        }
        return declared.orElseThrow(() -> refused(status, "has no run to declare", "status"));
    }

    /** What works for one that is applied, and that somebody wants to be rid of. */
    private static String wayOut(MigrationStatus status) {
        boolean hasDown = status.files() != null && status.files().down().isPresent();
        String undo =
                hasDown
                        ? "to undo it: rollback only " + status.name()
                        : "to undo it, write its down.sql, then: rollback only " + status.name();
        return status.state() == MigrationState.DRIFTED
                ? "to accept its file as it is: resolve %s --checksum; %s"
                        .formatted(status.name(), undo)
                : undo;
    }

    private Sql checksum(MigrationStatus status, LedgerRun run) {
        LedgerEntry entry = status.entry();
        if (status.state() != MigrationState.DRIFTED || entry == null) {
            throw refused(status, "is " + status.state().word() + ", not drifted", "status");
        }
        return bench.ledger()
                .resolveChecksum(entry, run)
                .orElseThrow(() ->
                        refused(
                                status,
                                "is kept without a checksum in " + bench.ledger().shownAs(),
                                "nothing to do"));
    }

    /** The journal's run that had not ended well is ended by this declaration. */
    private Optional<Sql> settled(MigrationStatus status, String outcome) {
        JournalRun run = status.run();
        if (run == null) {
            return Optional.empty();
        }
        return Optional.of(
                bench.journal()
                        .ended(
                                run.runId(),
                                outcome,
                                outcome.equals("failed"),
                                Duration.ZERO,
                                declared(run)));
    }

    /** Why it failed stays known beside who settled it. */
    private String declared(JournalRun run) {
        String by = "declared by " + bench.who();
        return run.note() == null || run.note().isBlank() ? by : run.note() + "; " + by;
    }

    /** Records everything up to and including that migration as already there; runs nothing. */
    public Recorded baseline(String migration) {
        try (Turn turn = Turn.take(bench, "baseline")) {
            MigrationStates states = turn.states();
            find(states, migration);
            turn.prepare();
            List<String> names = new ArrayList<>();
            List<Sql> rows = new ArrayList<>();
            for (MigrationStatus status : states.all()) {
                if (status.state().isApplicable()) {
                    LedgerRun run = Runs.declared(bench, status);
                    rows.add(bench.ledger().baseline(run).then(done(run, "baseline")));
                    names.add(status.name());
                }
                if (status.name().equals(migration)) {
                    break;
                }
            }
            rows.stream().reduce(Sql::then).ifPresent(sql -> commit(turn, sql));
            new SchemaGuard(bench, turn).keep("baseline");
            return new Recorded("baseline", names, "already in the database", bench.who());
        }
    }

    /** Makes the ledger of a database whose tables come from elsewhere. */
    public Recorded baselineNone() {
        try (Turn turn = Turn.take(bench, "baseline")) {
            List<MigrationStatus> there = turn.states().inDatabase();
            if (!there.isEmpty()) {
                throw refused(there.getLast(), "is in the database already", "status");
            }
            turn.prepare();
            new SchemaGuard(bench, turn).keep("baseline");
            return new Recorded("baseline", List.of(), "", bench.who());
        }
    }

    private Sql done(LedgerRun run, String what) {
        return bench.journal().done(run, what, Direction.UP, Took.of(Duration.ZERO));
    }

    private static void commit(Turn turn, Sql sql) {
        turn.session().run(Sql.of("BEGIN").then(sql).then(Sql.of("COMMIT")));
    }

    private static MigrationStatus find(MigrationStates states, String name) {
        return states.named(name)
                .orElseThrow(() ->
                        new FailureException(
                                new Failure.WrongUsage("there is no migration " + name, "status")));
    }

    private static FailureException refused(MigrationStatus status, String why, String next) {
        return new FailureException(
                new GuardRefused(status.name() + " " + why, Failure.UNCHANGED, next));
    }
}
