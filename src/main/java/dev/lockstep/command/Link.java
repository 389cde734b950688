package dev.lockstep.command;

import dev.lockstep.apply.Unsettled;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledger;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Connections;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Layout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One environment's database and our tables in it. Its connections open when first needed. */
final class Link implements AutoCloseable {
    private final Environment environment;
    private final Connections connections;
    private final Ledger ledger;
    private final Journal journal;
    private final Unsettled unsettled = new Unsettled();
    private @Nullable CompletableFuture<Session> opening;
    private boolean wasConnected;

    Link(Environments.Chosen chosen, Layout layout, String journalSchema) {
        ConnectionTarget target = chosen.target();
        this.environment = chosen.environment();
        this.connections =
                new Connections(target, environment.timeZone(), environment.lockTimeout());
        this.ledger = Ledgers.of(layout.word(), journalSchema, target.schema());
        this.journal = new Journal(journalSchema);
    }

    Environment environment() {
        return environment;
    }

    Connections connections() {
        return connections;
    }

    Ledger ledger() {
        return ledger;
    }

    Journal journal() {
        return journal;
    }

    /** Runs whose end nobody saw, to be looked up once there is a connection again. */
    Unsettled unsettled() {
        return unsettled;
    }

    /** Begins to connect while other things are being done; {@link #session} waits for it. */
    void connectAhead(String command) {
        CompletableFuture<Session> future = new CompletableFuture<>();
        opening = future;
        // Not a virtual one: what polls for those is in a system call for ever, and a JVM that ends
        // waits 0.3 s for such threads.
        Thread.ofPlatform()
                .daemon()
                .name("connect")
                .start(() -> {
                    try {
                        future.complete(connections.session(command));
                    } catch (RuntimeException | Error e) {
                        future.completeExceptionally(e);
                    }
                });
    }

    /**
     * Whether there was a connection, and it has ended. A prompt stands idle for long: the server
     * is asked, for a connection that a firewall or a restart took away looks open until it is
     * used.
     */
    boolean lost(String command) {
        if (!wasConnected) {
            return false;
        }
        try {
            return !connections.connected() || !connections.session(command).answers();
        } catch (ConnectionLostException e) {
            return true;
        }
    }

    /** The connection for migrations, under that command's name. */
    Session session(String command) {
        awaitOpening();
        Session session = connections.session(command);
        wasConnected = true;
        return session;
    }

    private void awaitOpening() {
        CompletableFuture<Session> future = opening;
        opening = null;
        if (future == null) {
            return;
        }
        try {
            future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
