package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.model.Blocker;
import dev.lockstep.testkit.PgDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
final class ActivityIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    private Session monitor;

    @BeforeEach
    void makeATable() {
        db.execute("create table \"User\" (id int primary key, a int)");
        monitor = db.session();
    }

    /** Their statement is somebody else's, and may be the one that sets a password. */
    @Test
    void masksTheSecretsOfWhoBlocks() {
        Session holder = db.session();
        holder.execute("begin");
        holder.execute("lock table \"User\"; alter role current_user password 'hunter2'");
        Session waiter = db.session();
        CompletableFuture<Void> waiting = inBackground(waiter, "select * from \"User\"");
        List<Blocker> blockers = until(() -> Activity.blockersOf(monitor, waiter.pid()));
        assertThat(blockers)
                .singleElement()
                .satisfies(blocker ->
                        assertThat(blocker.query())
                                .contains("password")
                                .contains("***")
                                .doesNotContain("hunter2"));
        holder.execute("rollback");
        waiting.join();
    }

    @Test
    void namesWhoBlocksAndWhoWaits() {
        Session holder = db.session();
        holder.execute("begin");
        holder.execute("insert into \"User\" values (1)");
        Session waiter = db.session();
        CompletableFuture<Void> waiting = inBackground(waiter, "truncate \"User\"");
        List<Blocker> blockers = until(() -> Activity.blockersOf(monitor, waiter.pid()));
        assertThat(blockers)
                .singleElement()
                .satisfies(blocker -> {
                    assertThat(blocker.pid()).isEqualTo(holder.pid());
                    assertThat(blocker.state()).isEqualTo("idle in transaction");
                    assertThat(blocker.query()).startsWith("insert into");
                    assertThat(blocker.transactionAge()).isNotNull();
                    assertThat(blocker.autovacuum()).isFalse();
                });
        Session reader = db.session();
        CompletableFuture<Void> queued = inBackground(reader, "select * from \"User\"");
        until(() -> Activity.blockersOf(monitor, reader.pid()));
        assertThat(Activity.waitingFor(monitor, holder.pid()).sessions()).isEqualTo(1);
        Activity.Waiting behind = Activity.waitingFor(monitor, waiter.pid());
        assertThat(behind.sessions()).isEqualTo(1);
        assertThat(behind.worst()).isPositive();
        holder.execute("rollback");
        waiting.join();
        queued.join();
        assertThat(Activity.waitingFor(monitor, holder.pid()).sessions()).isZero();
        assertThat(Activity.blockersOf(monitor, waiter.pid())).isEmpty();
    }

    @Test
    void namesAPreparedTransaction() {
        assumeTrue(
                !db.value("show max_prepared_transactions").equals("0"),
                "the server allows no prepared transactions");
        Session preparing = db.session();
        preparing.execute("begin");
        preparing.execute("insert into \"User\" values (1)");
        preparing.execute("prepare transaction 'left behind'");
        Session waiter = db.session();
        CompletableFuture<Void> waiting = inBackground(waiter, "truncate \"User\"");
        assertThat(until(() -> Activity.blockersOf(monitor, waiter.pid())))
                .singleElement()
                .satisfies(blocker -> {
                    assertThat(blocker.pid()).isZero();
                    assertThat(blocker.user()).isEqualTo(db.target().user());
                    assertThat(blocker.query()).isEqualTo("PREPARE TRANSACTION 'left behind'");
                });
        preparing.execute("rollback prepared 'left behind'");
        waiting.join();
    }

    @Test
    void namesAPreparedTransactionThatHoldsARow() {
        assumeTrue(
                !db.value("show max_prepared_transactions").equals("0"),
                "the server allows no prepared transactions");
        db.execute("insert into \"User\" values (1, 1)");
        Session preparing = db.session();
        preparing.execute("begin");
        preparing.execute("update \"User\" set a = 2");
        preparing.execute("prepare transaction 'row'");
        Session waiter = db.session();
        CompletableFuture<Void> waiting = inBackground(waiter, "update \"User\" set a = 3");
        assertThat(until(() -> Activity.blockersOf(monitor, waiter.pid())))
                .extracting(Blocker::query)
                .containsExactly("PREPARE TRANSACTION 'row'");
        preparing.execute("commit prepared 'row'");
        waiting.join();
    }

    @Test
    void listsTransactionsThatAConcurrentStatementWaitsFor() {
        Session idle = db.session();
        idle.execute("begin");
        Session old = db.session();
        old.execute("begin isolation level repeatable read");
        old.execute("select 1");
        assertThat(Activity.olderTransactions(monitor, idle.pid()))
                .extracting(Blocker::pid)
                .containsExactly(old.pid());
        assertThat(Activity.olderTransactions(monitor, old.pid())).isEmpty();
    }

    @Test
    void listsLocksStrongestFirst() {
        db.execute("create table b (a int)");
        Session session = db.session();
        session.execute("begin");
        session.execute("select * from b");
        session.execute("alter table \"User\" add column b int");
        List<Activity.HeldLock> locks = Activity.locksOf(monitor, session.pid());
        assertThat(locks)
                .extracting(Activity.HeldLock::toString)
                .containsExactly("ACCESS EXCLUSIVE on \"User\"", "ACCESS SHARE on b");
        assertThat(locks).extracting(Activity.HeldLock::strong).containsExactly(true, false);
    }

    @Test
    void reportsProgressOfAnIndexBuildThatWaits() {
        Session old = db.session();
        old.execute("begin");
        old.execute("insert into \"User\" values (7)");
        Session builder = db.session();
        CompletableFuture<Void> build =
                inBackground(builder, "create index concurrently on \"User\" (a)");
        List<Activity.Progress> progress =
                until(() -> Activity.progressOf(monitor, builder.pid()).stream().toList());
        assertThat(progress.getFirst().phase()).isNotEmpty();
        old.execute("commit");
        build.join();
        assertThat(Activity.progressOf(monitor, builder.pid())).isEqualTo(Optional.empty());
    }

    @Test
    void knowsWhetherABackendExists() {
        Session session = db.session();
        assertThat(Activity.exists(monitor, session.pid())).isTrue();
        assertThat(Activity.exists(monitor, 1)).isFalse();
    }

    @Test
    void toleratesWhatAPlainRoleMayNotSee() {
        db.execute("create role nobody_special");
        try {
            Session holder = db.session();
            holder.execute("begin");
            holder.execute("insert into \"User\" values (1)");
            Session waiter = db.session();
            CompletableFuture<Void> waiting = inBackground(waiter, "truncate \"User\"");
            until(() -> Activity.blockersOf(monitor, waiter.pid()));
            monitor.execute("set role nobody_special");
            assertThat(Activity.blockersOf(monitor, waiter.pid()))
                    .singleElement()
                    .satisfies(blocker -> {
                        assertThat(blocker.pid()).isEqualTo(holder.pid());
                        assertThat(blocker.state()).isNull();
                        assertThat(blocker.transactionAge()).isNull();
                    });
            assertThat(Activity.olderTransactions(monitor, waiter.pid()))
                    .extracting(Blocker::pid)
                    .containsExactly(holder.pid());
            monitor.execute("reset role");
            holder.execute("rollback");
            waiting.join();
        } finally {
            db.execute("drop role nobody_special");
        }
    }

    private static CompletableFuture<Void> inBackground(Session session, String sql) {
        return CompletableFuture.runAsync(() -> session.execute(sql), Thread::startVirtualThread);
    }

    private static <T> List<T> until(Supplier<List<T>> look) {
        List<T> seen = look.get();
        for (long end = System.nanoTime() + 30_000_000_000L;
                seen.isEmpty() && System.nanoTime() < end; ) {
            seen = look.get();
        }
        return seen;
    }
}
