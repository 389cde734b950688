package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Blocker;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.RecordingSink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
final class AdvisoryLockIT {
    private static final List<Long> KEYS =
            List.of(AdvisoryLock.PRISMA_KEY, AdvisoryLock.LOCKSTEP_KEY, -5L);
    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void takesAllKeysAndKnowsThatItHoldsThem() {
        Session session = db.session();
        assertThat(held(session)).isFalse();
        acquire(session, KEYS, LONG, EventSink.NONE);
        assertThat(held(session)).isTrue();
        assertThat(held(db.session())).isFalse();
        AdvisoryLock.release(session, KEYS);
        assertThat(held(session)).isFalse();
        AdvisoryLock.release(session, KEYS);
    }

    @Test
    void seesThatAScriptDroppedThem() {
        Session session = db.session();
        acquire(session, KEYS, LONG, EventSink.NONE);
        session.execute("discard all");
        assertThat(held(session)).isFalse();
    }

    @Test
    void takesNoneWhereOneIsTaken() {
        Session other = db.session();
        other.execute("select pg_advisory_lock(-5)");
        Session session = db.session();
        assertThatThrownBy(() -> acquire(session, KEYS, Duration.ZERO, EventSink.NONE))
                .isInstanceOf(FailureException.class);
        assertThat(
                        session.select(
                                        "select 1 from pg_locks where locktype = 'advisory' and"
                                                + " pid = pg_backend_pid()",
                                        9)
                                .rows())
                .isEmpty();
    }

    @Test
    void namesTheHolderOnceAndGetsItsTurn() {
        Session holder = db.session();
        acquire(holder, KEYS, LONG, EventSink.NONE);
        RecordingSink sink = new RecordingSink();
        Session session = db.session();
        acquire(
                session,
                KEYS,
                LONG,
                event -> {
                    sink.accept(event);
                    AdvisoryLock.release(holder, KEYS);
                });
        assertThat(held(session)).isTrue();
        assertThat(sink.of(Event.WaitingForTurn.class))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.holder().pid()).isEqualTo(holder.pid());
                    assertThat(event.holder().application()).isEqualTo("lockstep test");
                    assertThat(event.holder().user()).isEqualTo(db.target().user());
                    assertThat(event.holder().transactionAge()).isNotNull();
                });
    }

    @Test
    void givesUpAfterItsPatienceNamingTheHolder() {
        Session holder = db.session();
        acquire(holder, KEYS, LONG, EventSink.NONE);
        assertThatThrownBy(
                        () -> acquire(db.session(), KEYS, Duration.ofMillis(200), EventSink.NONE))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            Failure.LockTimeout timeout = (Failure.LockTimeout) e.failure();
                            assertThat(timeout.blockers())
                                    .extracting(Blocker::pid)
                                    .containsOnly(holder.pid());
                            assertThat(timeout.tries()).isGreaterThan(1);
                            assertThat(timeout.message()).contains("session " + holder.pid());
                        });
    }

    @Test
    void stopsWaitingWhenAsked() {
        Session holder = db.session();
        acquire(holder, KEYS, LONG, EventSink.NONE);
        Cancellation cancellation = new Cancellation();
        EventSink sink = event -> cancellation.request();
        assertThatThrownBy(() -> AdvisoryLock.acquire(db.session(), KEYS, LONG, cancellation, sink))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
    }

    @Test
    void seesWhoWaitsInTheServer() {
        Session holder = db.session();
        acquire(holder, KEYS, LONG, EventSink.NONE);
        Session waiter = db.session();
        Thread waiting =
                Thread.ofVirtual().start(() -> waiter.execute("select pg_advisory_lock(72707369)"));
        List<Blocker> waiters;
        do {
            waiters = AdvisoryLock.waiters(holder, KEYS);
        } while (waiters.isEmpty());
        assertThat(waiters).extracting(Blocker::pid).containsExactly(waiter.pid());
        AdvisoryLock.release(holder, KEYS);
        assertThat(waiting).satisfies(Thread::join);
    }

    @Test
    void releasingOnADeadConnectionIsNoError() {
        Session session = db.session();
        acquire(session, KEYS, LONG, EventSink.NONE);
        db.session().execute("select pg_terminate_backend(" + session.pid() + ", 10000)");
        AdvisoryLock.release(session, KEYS);
        assertThat(session.isOpen()).isFalse();
        AdvisoryLock.release(session, KEYS);
    }

    private static void acquire(
            Session session, List<Long> keys, Duration patience, EventSink events) {
        AdvisoryLock.acquire(session, keys, patience, new Cancellation(), events);
    }

    private static boolean held(Session session) {
        List<Boolean> held = session.query(AdvisoryLock.heldQuery(KEYS), row -> row.bool("held"));
        return held.getFirst();
    }
}
