package dev.lockstep.postgres;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one shell to one database, each opened when first needed: <i>session</i> for
 * migrations and the advisory lock, <i>scribe</i> for what must commit while session is in a
 * transaction, <i>console</i> for ad-hoc SQL, <i>monitor</i> (a pool) to look at all of them.
 */
public final class Connections implements AutoCloseable {
    private static final Backoff RECONNECT =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The journal's own statements are small: one that takes longer has met something wrong. */
    private static final Duration SCRIBE_LIMIT = Duration.ofSeconds(30);

    private final ConnectionTarget target;
    private final SessionSettings migrations;
    private final SessionSettings ofScribe;
    private final Slot session;
    private final Slot scribe;
    private final Slot console;
    private final MonitorPool monitors;
    private volatile @Nullable ServerFacts facts;
    private volatile @Nullable ServerFacts previous;
    private volatile @Nullable Session toldLost;
    private String command = "session";

    /** Opens nothing yet. */
    public Connections(ConnectionTarget target, String timeZone, Duration lockTimeout) {
        this.target = target;
        this.migrations = SessionSettings.migrations(timeZone, lockTimeout);
        this.session = new Slot(this::openSession);
        this.ofScribe =
                new SessionSettings(
                        timeZone, SCRIBE_LIMIT, lockTimeout, SCRIBE_LIMIT, Duration.ZERO, false);
        this.scribe = new Slot(() -> open("scribe", ofScribe));
        this.console = new Slot(() -> open("sql", migrations.withReadOnly(true)));
        this.monitors = new MonitorPool(target, timeZone);
    }

    /** Where they lead. */
    public ConnectionTarget target() {
        return target;
    }

    /** What the server said when session opened; null before. Never connects. */
    public @Nullable ServerFacts facts() {
        return facts;
    }

    /**
     * What it said before session was opened again, to compare the timeline; null if it was not.
     */
    public @Nullable ServerFacts previousFacts() {
        return previous;
    }

    /** Whether session is open and has not been seen to end. Never connects. */
    public boolean connected() {
        return session.isOpen();
    }

    /** The connection for migrations; opened when there is none. Sets application_name. */
    public Session session(String command) {
        String before = this.command;
        this.command = command;
        boolean open = session.isOpen();
        Session current = session.get();
        if (open && !before.equals(command)) {
            rename(current, command);
        }
        return current;
    }

    /** Autocommit; commits while session is in a transaction. */
    public Session scribe() {
        return scribe.get();
    }

    /**
     * For SQL typed at the prompt; read-only unless {@code writable}. That is said again each time,
     * for a function called before may have changed it.
     *
     * @throws FailureException with {@code GuardRefused} behind a transaction pooler, where a
     *     connection cannot be held read-only
     */
    public Session console(boolean writable) {
        boolean open = console.isOpen();
        Session current = console.get();
        if (current.sharesBackends()) {
            throw new FailureException(
                    new Failure.GuardRefused(
                            "SQL at the prompt needs a connection of its own: " + POOLER,
                            Failure.UNCHANGED,
                            "connect to the server directly, or to a pooler in session mode"));
        }
        if (open || writable) {
            current.apply(current.settings().withReadOnly(!writable));
        }
        return current;
    }

    /** Looks at the server from a connection of the monitor pool, for the length of one call. */
    public <T extends @Nullable Object> T monitor(Function<Session, T> look) {
        return monitors.look(look);
    }

    /**
     * Runs it on a connection of its own, which ends with it: for a thread that owns none.
     *
     * @throws FailureException with {@code NotConnected}
     */
    public void once(Sql sql) {
        try (Session apart = open("scribe", ofScribe)) {
            apart.run(sql);
        }
    }

    /** The caller has told what became of session: nobody needs to be told again. */
    public void lossTold() {
        session.lost().ifPresent(gone -> toldLost = gone);
    }

    /**
     * Opens session again after it was lost, with backoff, saying so once; checks that it is the
     * same cluster. Whether it is the same history tells the timeline: {@link #facts()} against
     * {@link #previousFacts()}.
     *
     * @throws FailureException with {@code NotConnected} after {@code patience}, or at once when
     *     another cluster answers; with {@code Cancelled}
     */
    public Session reconnect(Duration patience, Cancellation cancellation, EventSink events) {
        return reconnect(null, patience, cancellation, events);
    }

    /**
     * The same.
     *
     * @param inFlight what the session was at when it was lost, or null where it may have been idle
     */
    public Session reconnect(
            @Nullable String inFlight,
            Duration patience,
            Cancellation cancellation,
            EventSink events) {
        long start = System.nanoTime();
        session.lost()
                .filter(gone -> !gone.equals(toldLost))
                .ifPresent(gone -> {
                    toldLost = gone;
                    events.accept(lost(gone, inFlight));
                });
        for (int attempt = 1; ; attempt++) {
            Duration pause = RECONNECT.before(attempt);
            events.accept(new Event.Reconnecting(attempt, pause));
            if (cancellation.sleep(pause)) {
                throw new FailureException(
                        new Failure.Cancelled(
                                "not connected again: you stopped it",
                                "what was in flight is to be found out by the next command",
                                "connect"));
            }
            try {
                Session back = session.get();
                Duration after = Duration.ofNanos(System.nanoTime() - start);
                events.accept(new Event.ConnectionRestored(target.toString(), after));
                return back;
            } catch (FailureException e) {
                boolean over = System.nanoTime() - start > patience.toNanos();
                if (over || e.failure().message().equals(ANOTHER_CLUSTER)) {
                    throw e;
                }
            }
        }
    }

    private static final String ANOTHER_CLUSTER =
            "another database cluster answers at this address now";

    private static final String POOLER =
            "a transaction pooler gives every transaction another backend";

    /**
     * Why what needs a session of its own cannot work here (a transaction pooler stands between),
     * or null when it can. Found out when session opens, from two connections compared.
     */
    public @Nullable String whyNoSession() {
        return session.get().sharesBackends()
                ? POOLER + ", so neither locks nor settings would last; use the direct URL"
                : null;
    }

    @Override
    public void close() {
        session.close();
        scribe.close();
        console.close();
        monitors.close();
    }

    private Session openSession() {
        Session opened = open(command, migrations);
        ServerFacts before = facts;
        ServerFacts now = opened.facts();
        if (before != null && !sameCluster(before, now)) {
            opened.close();
            throw NoConnection.saying(
                    ANOTHER_CLUSTER,
                    "connect again on purpose (connect), after checking where this address leads");
        }
        previous = before;
        facts = now;
        return opened;
    }

    private Session open(String name, SessionSettings settings) {
        return Session.open(target, "lockstep " + name, settings);
    }

    /** An identifier that our role may not read compares with nothing. */
    private static boolean sameCluster(ServerFacts before, ServerFacts now) {
        return before.systemIdentifier().isEmpty()
                || now.systemIdentifier().isEmpty()
                || before.systemIdentifier().equals(now.systemIdentifier());
    }

    private static void rename(Session session, String command) {
        boolean idle = session.transactionStatus() == Session.TransactionStatus.IDLE;
        if (idle && !session.sharesBackends()) {
            session.run(Sql.of("SET application_name = " + Quote.literal("lockstep " + command)));
        }
    }

    private static Event lost(Session gone, @Nullable String inFlight) {
        String why = gone.whyLost();
        boolean open = gone.transactionStatus() != Session.TransactionStatus.IDLE;
        String idle = open ? "an open transaction" : "nothing";
        return new Event.ConnectionLost(
                why == null ? "it was closed" : why, inFlight == null ? idle : inFlight);
    }
}
