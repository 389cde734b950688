package dev.lockstep.apply;

import dev.lockstep.ledger.History;
import dev.lockstep.ledger.SchemaMark;
import dev.lockstep.ledger.SchemaMarks;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.project.DriftRule;
import dev.lockstep.schema.Fingerprint;
import dev.lockstep.schema.Scope;
import dev.lockstep.sql.RelationName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Whether the schema is as Lockstep left it: asked under the advisory lock before something changes
 * it, and noted after. Where the environment ignores drift, it costs nothing.
 */
final class SchemaGuard {
    private final Workbench bench;
    private final Turn turn;
    private final SchemaMarks marks;
    private boolean taken;

    SchemaGuard(Workbench bench, Turn turn) {
        this.bench = bench;
        this.turn = turn;
        this.marks = new SchemaMarks(bench.journal().schema());
    }

    /** The schema without what is Lockstep's own, and without the history table. */
    static Scope scope(Workbench bench) {
        RelationName history = new RelationName(bench.ledger().schema(), bench.ledger().table());
        return Scope.without(bench.journal().schema(), List.of(history));
    }

    /**
     * Asks.
     *
     * @throws FailureException with {@code Drift} where it is another schema than the one that
     *     Lockstep left, or than the one that was planned on
     */
    void check() {
        Fingerprint planned = bench.schema().planned();
        if (planned != null) {
            checkPlanned(planned);
        }
        if (bench.environment().drift() == DriftRule.IGNORE) {
            return;
        }
        Optional<SchemaMark> mark = comparable();
        if (mark.isPresent() && now().isChangeFrom(new Fingerprint(mark.get().fingerprint()))) {
            changed(mark.get());
        }
    }

    /** The newest mark, if the ledger is still as it was then. */
    private Optional<SchemaMark> comparable() {
        return marks.newest(turn.session()).filter(mark -> mark.ledger().equals(state()));
    }

    private Fingerprint now() {
        return Fingerprint.of(turn.session(), scope(bench));
    }

    private String state() {
        return SchemaMarks.stateOf(History.read(turn.session(), bench.ledger(), bench.journal()));
    }

    private void checkPlanned(Fingerprint planned) {
        Fingerprint now = now();
        if (planned.equals(now)) {
            return;
        }
        String why =
                now.isComparableTo(planned)
                        ? "the schema of the database was changed since that plan was written"
                        : "that plan was written by another version of Lockstep or on another"
                                + " version of the server: whether the schema changed since is not"
                                + " known";
        throw new FailureException(
                new Failure.Drift(
                        why,
                        List.of(),
                        "diff shows how it differs from its migrations; plan, look at it, and write"
                                + " it again with --out"));
    }

    private void changed(SchemaMark mark) {
        String what =
                "the schema was changed past Lockstep since "
                        + time(mark.at())
                        + ", when "
                        + mark.note()
                        + " by "
                        + mark.by()
                        + " left it";
        if (bench.schema().accepted()) {
            taken = true;
            note(what + ": taken as it is");
            return;
        }
        if (bench.environment().drift() == DriftRule.WARN) {
            note(what + ": diff shows how it differs from its migrations");
            return;
        }
        SchemaExpectation.Differences differences = bench.schema().look().differences(mark.at());
        if (differences.none()) {
            note(what + ", and is now exactly what its migrations make: taken as it is");
            return;
        }
        throw new FailureException(
                new Failure.Drift(
                        what,
                        differences.lines(),
                        "diff shows all of it, drift who did it where that is watched; put it into a"
                                + " migration, undo it, or take it as it is: --accept drift"));
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }

    /** Notes how the schema is now, after what was just done; what cannot be noted is told. */
    void keep(String after) {
        if (bench.environment().drift() == DriftRule.IGNORE) {
            return;
        }
        try {
            turn.session().run(turn.restoreSettings());
            write(now(), taken ? after + " (drift accepted)" : after);
        } catch (ServerException | FailureException e) {
            Notes.rollBack(turn.session());
            note("how the schema is now could not be noted: " + e.getMessage());
        } catch (ConnectionLostException e) {
            note("the connection was lost before it could be noted how the schema is now");
        }
    }

    /**
     * For a change of the ledger alone.
     *
     * @param work it
     */
    void carry(Runnable work) {
        Optional<SchemaMark> before =
                bench.environment().drift() == DriftRule.IGNORE ? Optional.empty() : comparable();
        work.run();
        before.ifPresent(mark -> write(new Fingerprint(mark.fingerprint()), mark.note()));
    }

    private void write(Fingerprint fingerprint, String note) {
        Notes.write(bench, turn, marks.write(state(), fingerprint.value(), bench.who(), note));
    }

    private void note(String text) {
        bench.events().accept(new Event.Note(text));
    }
}
