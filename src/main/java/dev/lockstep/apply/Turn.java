package dev.lockstep.apply;

import dev.lockstep.ledger.History;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.postgres.AdvisoryLock;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerFacts;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.SessionSettings;
import dev.lockstep.postgres.Sql;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Project;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to change migrations of a database: the session connection with the advisory lock on
 * it, from {@link #take} until {@link #close}. Whatever is read through it is read under the lock.
 */
final class Turn implements AutoCloseable {
    /** Somebody else's run may take long; but a person waits here, and can ask again. */
    private static final Duration PATIENCE_FOR_LOCK = Duration.ofMinutes(2);

    private static final Duration PATIENCE_FOR_SERVER = Duration.ofMinutes(1);

    private final Workbench bench;
    private final String application;
    private Session session;
    private ServerFacts facts;
    private @Nullable Opening opening;
    private @Nullable Ahead ahead;

    private Turn(Workbench bench, String application, Session session) {
        this.bench = bench;
        this.application = application;
        this.session = session;
        this.facts = session.facts();
    }

    /**
     * Waits for the lock.
     *
     * @throws FailureException with {@code GuardRefused} where no session-level lock can be held or
     *     the server is a standby, {@code LockTimeout} naming the holder, {@code Cancelled}, {@code
     *     NotConnected}
     */
    static Turn take(Workbench bench, String command) {
        String application = "lockstep " + command;
        Session session = bench.connections().session(command);
        try {
            refuseWhereChangesCannotWork(bench, session);
            lock(bench, session, PATIENCE_FOR_LOCK);
        } catch (ConnectionLostException idleConnectionDied) {
            // nothing was in flight: a fresh connection is as good
            session =
                    bench.connections()
                            .reconnect(PATIENCE_FOR_SERVER, bench.cancellation(), bench.events());
            refuseWhereChangesCannotWork(bench, session);
            lock(bench, session, PATIENCE_FOR_LOCK);
        }
        return new Turn(bench, application, session);
    }

    private static void lock(Workbench bench, Session session, Duration patience) {
        AdvisoryLock.acquire(
                session, bench.ledger().keys(), patience, bench.cancellation(), bench.events());
    }

    private static void refuseWhereChangesCannotWork(Workbench bench, Session session) {
        String why = bench.connections().whyNoSession();
        if (why != null) {
            throw new FailureException(
                    new GuardRefused(
                            why,
                            Failure.UNCHANGED,
                            "connect to the server itself, past the pooler: connect URL"));
        }
        if (session.facts().inRecovery() && isStillInRecovery(session)) {
            throw new FailureException(
                    new GuardRefused(
                            "this server is a standby and takes no changes",
                            Failure.UNCHANGED,
                            "connect to the primary: connect URL"));
        }
    }

    /** A standby may have been promoted since we connected; it keeps its connections then. */
    private static boolean isStillInRecovery(Session session) {
        return session.query(
                        Sql.of("SELECT pg_catalog.pg_is_in_recovery() AS standby"),
                        row -> row.bool("standby"))
                .contains(true);
    }

    Session session() {
        return session;
    }

    SessionSettings settings() {
        return session.settings().withLockTimeout(bench.environment().lockTimeout());
    }

    /**
     * Everything a script may have changed about the session, back to ours, in a transaction of its
     * own: a BEGIN that came in the same round trip without it would still begin as the script
     * wished (read only, serializable), and its rollback would bring the script's settings back.
     */
    Sql restoreSettings() {
        return alone(restoredByQuery(settings()));
    }

    /**
     * The same within a transaction that is open, between two scripts of it. RESET ALL forgets also
     * what we are called.
     */
    Sql restoreSettingsWithin() {
        return settings()
                .restore(facts.versionNumber())
                .then(Sql.of("SET application_name = " + Quote.literal(application)));
    }

    private static Sql alone(Sql sql) {
        return Sql.of("BEGIN").then(sql).then(Sql.of("COMMIT"));
    }

    private Sql restoredByQuery(SessionSettings settings) {
        return settings.restoreByQuery(facts.versionNumber(), application);
    }

    /**
     * Settings as {@link #restoreSettings}, and the lock still ours: in one round trip.
     *
     * @param again the command that goes on, where it is not
     * @throws FailureException with {@code GuardRefused} when a script released the lock
     */
    void restoreUnderLock(String again) {
        restoreUnderLock(settings(), again);
    }

    /** The same with other settings. */
    void restoreUnderLock(SessionSettings settings, String again) {
        requireLock(alone(restoredByQuery(settings).then(held())), again);
    }

    /**
     * The same, and a transaction opened under these settings. The question about the lock belongs
     * to the transaction before it, for a script may want to SET TRANSACTION before anything has a
     * snapshot; and a query that stood between the two would be the first of the one that BEGIN
     * opens, for they come as one string.
     */
    void begin(SessionSettings settings, String again) {
        Ahead done = ahead;
        ahead = null;
        if (done != null && session.transactionStatus() == TransactionStatus.OPEN) {
            requireHeld(done.held(), again);
        } else {
            requireLock(opening(settings), again);
        }
    }

    /**
     * Commits what is open, behind words that belong to it, and opens the transaction of the next
     * migration in the same round trip: the next {@link #begin} finds it open, and tells then
     * whether the lock was still ours.
     */
    void commitAndBegin(Sql ending, SessionSettings settings) {
        ahead = null;
        Sql both = ending.then(Sql.of("COMMIT")).then(opening(settings));
        ahead = new Ahead(session.query(both, row -> row.bool("held")).contains(true));
    }

    /**
     * A transaction that was opened before it was asked for, and whether the lock was held then.
     */
    private record Ahead(boolean held) {}

    /** What opens a transaction under those settings: the same for one migration after another. */
    private record Opening(SessionSettings settings, Sql sql) {}

    private Sql opening(SessionSettings settings) {
        Opening last = opening;
        if (last == null || !last.settings().equals(settings)) {
            last = new Opening(settings, openingOf(settings));
            opening = last;
        }
        return last.sql();
    }

    private Sql openingOf(SessionSettings settings) {
        return alone(restoredByQuery(settings).then(held())).then(Sql.of("BEGIN"));
    }

    private Sql held() {
        return AdvisoryLock.heldQuery(bench.ledger().keys());
    }

    private void requireLock(Sql sql, String again) {
        requireHeld(session.query(sql, row -> row.bool("held")).contains(true), again);
    }

    private void requireHeld(boolean held, String again) {
        if (!held) {
            Notes.rollBack(session);
            throw lockLost(
                    "an earlier script",
                    "what was applied before is committed; this migration was not begun",
                    again);
        }
    }

    /**
     * In the middle of a migration whose statements commit one by one.
     *
     * @param state of the migration, should the lock be gone
     * @param again the command that goes on then
     * @throws FailureException with {@code GuardRefused} when the script released the lock
     */
    void requireLock(String state, String again) {
        if (!session.query(held(), row -> row.bool("held")).contains(true)) {
            throw lockLost("the script itself", state, again);
        }
    }

    /** Makes our tables where they are missing; the first change of a database. */
    void prepare() {
        bench.journal().prepare(session);
        Environment environment = bench.environment();
        boolean nameless = environment.isBareUrl() && !environment.stageDeclared();
        bench.journal()
                .claim(session, environment.name(), nameless ? null : environment.stage())
                .ifPresent(note -> bench.events().accept(new Event.Note(note)));
        session.run(bench.ledger().create());
    }

    /** Files, ledger and journal as they are now. */
    MigrationStates states() {
        History history = History.read(session, bench.ledger(), bench.journal());
        Project project = bench.files().read();
        project.requireRunnable();
        return MigrationStates.of(project, history.entries(), history.unfinished());
    }

    /**
     * After the connection was lost: connects again and takes the lock again, which the old backend
     * has given up then.
     *
     * @throws FailureException with {@code OutcomeUnknown} when the server, or the lock, or the
     *     same history of the cluster is not to be had
     */
    void recover(String inFlight) {
        ServerFacts before = facts;
        try {
            session =
                    bench.connections()
                            .reconnect(
                                    inFlight,
                                    PATIENCE_FOR_SERVER,
                                    bench.cancellation(),
                                    bench.events());
            facts = session.facts();
            lock(bench, session, PATIENCE_FOR_LOCK);
        } catch (FailureException e) {
            throw unknown(inFlight, e.failure().message());
        } catch (ConnectionLostException e) {
            throw unknown(inFlight, e.getMessage());
        }
        if (!before.systemIdentifier().equals(facts.systemIdentifier())) {
            throw unknown(inFlight, "another cluster answers at this address now");
        }
    }

    ServerFacts facts() {
        return facts;
    }

    /** A script released the advisory lock: whoever waited for it may be at work now. */
    private static FailureException lockLost(String who, String state, String again) {
        return new FailureException(
                new GuardRefused(
                        "our advisory lock is gone: " + who + " released it",
                        state,
                        "look for pg_advisory_unlock_all or DISCARD ALL in the last script, then: "
                                + again));
    }

    private static FailureException unknown(String inFlight, String why) {
        return new FailureException(
                new Failure.OutcomeUnknown(
                        "the connection was lost during " + inFlight + ": " + why,
                        "it may have been committed or not: that is looked up when the server is back",
                        "status connects again, and says which"));
    }

    /** Rolls back what is open and gives the lock back; a dead session has done both by itself. */
    @Override
    public void close() {
        try {
            if (session.transactionStatus() != TransactionStatus.IDLE) {
                session.run(Sql.of("ROLLBACK"));
            }
            session.run(restoreSettings());
            AdvisoryLock.release(session, bench.ledger().keys());
        } catch (ConnectionLostException e) {
            session.abandon();
        }
    }

    @Override
    public String toString() {
        return application + " on " + facts.database();
    }
}
