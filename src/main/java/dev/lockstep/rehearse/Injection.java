package dev.lockstep.rehearse;

import dev.lockstep.model.Drill.Fault;
import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.LockMode;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Quote;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.postgres.Sql;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the engine at work on a shadow, and lets something go wrong at one moment. The engine
 * knows nothing of it: what goes wrong, the server does. As the engine tells of a statement before
 * it sends it, and waits until that was heard, this is a place to act at.
 *
 * <ul>
 *   <li>A statement fails: its transaction is turned read-only, as that of a server which has
 *       become a standby; where it has none, another session cancels it while it waits for a lock.
 *   <li>The connection is lost: another session ends the backend, while it waits for a lock where
 *       that can be brought about, else just before the statement is sent; or while it waits to
 *       write the ledger's row, behind which stands the COMMIT.
 *   <li>A lock is held: another session takes it first, and lets go when it was waited for.
 * </ul>
 */
final class Injection implements EventSink, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final DrillScene scene;
    private final ShadowRequest request;
    private final Shadow shadow;
    private final OtherSession other;
    private final EventSink onward;
    private @Nullable Thread striker;
    private boolean begun;
    private volatile boolean struck;
    private volatile boolean over;

    Injection(DrillScene scene, ShadowRequest request, Shadow shadow, EventSink onward) {
        this.scene = scene;
        this.request = request;
        this.shadow = shadow;
        this.onward = onward;
        this.other = new OtherSession(request, shadow);
    }

    /** Whether it came about. */
    boolean struck() {
        return struck;
    }

    @Override
    public void accept(Event event) {
        onward.accept(event);
        try {
            look(event);
        } catch (ServerException | ConnectionLostException e) {
            over = true; // it did not come about, which the drill tells
        }
    }

    private void look(Event event) {
        if (event instanceof Event.StatementStarted started
                && !begun
                && started.index() == scene.statement()) {
            begun = true;
            strike();
        } else if (event instanceof Event.StatementDone done
                && !begun
                && scene.statement() == 0
                && done.index() == done.count()) {
            begun = true;
            strikeWhileWaiting(
                    new Hold(
                            request.journalSchema() + ".migration",
                            Quote.identifier(request.journalSchema()) + ".migration",
                            LockMode.SHARE));
        } else if (scene.fault() == Fault.LOCK_HELD && begun && isWaiting(event)) {
            struck = true;
            if (!scene.stays() && isEnough(event)) {
                other.letGo();
            }
        }
    }

    private static boolean isWaiting(Event event) {
        return event instanceof Event.LockRetry || event instanceof Event.WaitingForOthers;
    }

    /** A second try where tries are short; where one try lasts minutes, that it waits. */
    private boolean isEnough(Event event) {
        return event instanceof Event.LockRetry retry
                ? retry.attempt() > 1 || scene.triesAreLong()
                : scene.waitsWithoutTries();
    }

    private void strike() {
        Hold hold = scene.hold();
        switch (scene.fault()) {
            case STATEMENT_FAILS -> {
                Session session = shadow.connections().session("apply");
                if (session.transactionStatus() == TransactionStatus.OPEN) {
                    session.run(Sql.of("SET LOCAL transaction_read_only = on"));
                    struck = true;
                } else if (hold != null) {
                    strikeWhileWaiting(hold);
                }
            }
            case CONNECTION_LOST -> {
                if (hold != null) {
                    strikeWhileWaiting(hold);
                } else {
                    other.terminate(shadow.connections().session("apply").pid());
                    struck = true;
                }
            }
            case LOCK_HELD -> {
                if (hold != null) {
                    other.take(hold.quoted(), hold.mode());
                }
            }
        }
    }

    private void strikeWhileWaiting(Hold hold) {
        int pid = shadow.connections().session("apply").pid();
        if (other.take(hold.quoted(), hold.mode())) {
            striker = Thread.ofVirtual().name("drill").start(() -> strikeAsSoonAsItWaits(pid));
        }
    }

    private void strikeAsSoonAsItWaits(int pid) {
        try {
            if (waitUntil(() -> other.blocks(pid))) {
                if (scene.fault() == Fault.STATEMENT_FAILS) {
                    String statement = other.statementOf(pid);
                    other.cancel(pid);
                    // not until it waits no more: what cleans up behind it waits for us too
                    waitUntil(() -> !other.statementOf(pid).equals(statement));
                } else {
                    other.terminate(pid);
                }
                struck = true;
            }
            other.letGo();
        } catch (ServerException | ConnectionLostException e) {
            over = true;
        }
    }

    private boolean waitUntil(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!over && System.nanoTime() < end) {
            if (condition.getAsBoolean()) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return false;
    }

    /** The run is over: nobody is in the way any more. */
    @Override
    public void close() {
        over = true;
        Thread striking = striker;
        try {
            if (striking != null) {
                striking.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            other.close();
        }
    }
}
