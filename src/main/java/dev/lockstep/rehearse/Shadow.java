package dev.lockstep.rehearse;

import dev.lockstep.apply.SchemaExpectation;
import dev.lockstep.apply.Unsettled;
import dev.lockstep.apply.Workbench;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Questions;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Connections;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.project.DriftRule;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Migration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A scratch database with the schema that a chain of migrations makes, beginning from nothing. It
 * is gone when it is closed; should the process be killed first, the next shadow removes it.
 *
 * <p>What the chain made is kept as a template, named by the chain's checksum: the next shadow of
 * the same chain is a copy, and that of a longer one only adds what is new.
 */
public final class Shadow implements AutoCloseable {
    private static final int TRIES = 3;

    private final ShadowRequest request;
    private final ShadowServer server;
    private final ScratchDatabases databases;
    private final String name;
    private final Connections connections;
    private final Made made;

    private Shadow(
            ShadowRequest request,
            ShadowServer server,
            ScratchDatabases databases,
            String name,
            Made made) {
        this.request = request;
        this.server = server;
        this.databases = databases;
        this.name = name;
        this.made = made;
        this.connections = connections(request, server.target(name, request));
    }

    /**
     * How it came to be.
     *
     * @param where in words: {@code PostgreSQL 18.6, embedded}
     * @param ours whether nobody else writes on that server, so that what it counts is our own
     * @param migrations of the chain
     * @param replayed how many of them were run for it; the others came as a copy
     * @param took until it was there
     * @param notes what to know of it
     */
    public record Made(
            String where,
            boolean ours,
            int migrations,
            int replayed,
            Duration took,
            List<String> notes) {
        /** Keeps its own copy. */
        public Made {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Makes one.
     *
     * @param history the migrations that it is made of, in the order in which they run
     * @param coming those that will be run on it: they have a say in where it may be
     * @throws FailureException with {@code GuardRefused} for what no shadow runs or has, {@code
     *     ServerRefused} and its like with the place where the history does not replay, {@code
     *     NotConnected}, {@code Cancelled}
     */
    public static Shadow at(
            ShadowRequest request, List<Migration> history, List<Migration> coming) {
        List<Migration> all = new ArrayList<>(history);
        all.addAll(coming);
        Contents contents = Contents.of(all);
        ShadowServer server = ShadowServer.choose(request, contents);
        try {
            return new Building(request, server, contents).build(history);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    static Shadow of(
            ShadowRequest request,
            ShadowServer server,
            ScratchDatabases databases,
            String name,
            Made made) {
        return new Shadow(request, server, databases, name, made);
    }

    static int tries() {
        return TRIES;
    }

    /** Connections to a database on the shadow's server. */
    static Connections connections(ShadowRequest request, ConnectionTarget target) {
        return new Connections(
                target, request.environment().timeZone(), request.environment().lockTimeout());
    }

    /** Where it leads. */
    public ConnectionTarget target() {
        return connections.target();
    }

    /** The connections to it; nobody else is there. */
    public Connections connections() {
        return connections;
    }

    /** How it came to be. */
    public Made made() {
        return made;
    }

    /** What the engine works with, on it. */
    public Workbench workbench(EventSink events) {
        return workbench(request, connections, events);
    }

    static Workbench workbench(ShadowRequest request, Connections connections, EventSink events) {
        Environment live = request.environment();
        Environment environment =
                new Environment(
                        live.name(),
                        Stage.DEVELOPMENT,
                        true,
                        "",
                        live.timeZone(),
                        live.lockTimeout(),
                        live.lockPatience(),
                        live.stepWarnAfter(),
                        live.stepAbortAfter(),
                        DriftRule.IGNORE);
        return new Workbench(
                connections,
                request.files(),
                Ledgers.of("native", request.journalSchema(), null),
                new Journal(request.journalSchema()),
                environment,
                true,
                request.who(),
                events,
                question -> Questions.Answer.NOBODY,
                request.cancellation(),
                new Unsettled(),
                request.clock(),
                SchemaExpectation.NONE);
    }

    /** Drops it. */
    @Override
    public void close() {
        connections.close();
        try {
            databases.drop(name);
            databases.release(name);
        } catch (ServerException | ConnectionLostException e) {
            // the next shadow drops it
        } finally {
            server.close();
        }
    }

    /** The way on where a history does not replay, for whoever shows the failure. */
    static Failure unchanged(String message, String next) {
        return new Failure.GuardRefused(message, Failure.UNCHANGED, next);
    }
}
