package dev.lockstep.testkit;

import dev.lockstep.apply.SchemaExpectation;
import dev.lockstep.apply.Unsettled;
import dev.lockstep.apply.Workbench;
import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledgers;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.Questions.Answer;
import dev.lockstep.model.Stage;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Connections;
import dev.lockstep.project.DriftRule;
import dev.lockstep.project.Environment;
import dev.lockstep.project.ProjectReader;
import java.time.Clock;
import java.time.Duration;

/** Everything that a change works with, for one database and one project. */
public final class TestBench implements AutoCloseable {
    private final Connections connections;
    private final ProjectReader files;
    private final ConnectionTarget target;
    private final RecordingSink events = new RecordingSink();
    private final Unsettled unsettled = new Unsettled();
    private Cancellation cancellation = new Cancellation();
    private Duration lockTimeout = Duration.ofMillis(500);
    private Duration lockPatience = Duration.ofSeconds(20);
    private Duration stepAbortAfter = Duration.ofMinutes(10);
    private DriftRule drift = DriftRule.IGNORE;

    /** With the defaults of a development environment. */
    public TestBench(ConnectionTarget target, TestProject project) {
        this.target = target;
        this.files = project.reader();
        this.connections = new Connections(target, "UTC", lockTimeout);
    }

    /** With other limits for strong locks. */
    public TestBench locks(Duration timeout, Duration patience) {
        lockTimeout = timeout;
        lockPatience = patience;
        return this;
    }

    /** With another limit for step mode. */
    public TestBench stepAbortAfter(Duration limit) {
        stepAbortAfter = limit;
        return this;
    }

    /** With another rule for a schema that is not as it was left. */
    public TestBench drift(DriftRule rule) {
        drift = rule;
        return this;
    }

    /** What happened so far. */
    public RecordingSink events() {
        return events;
    }

    /** The connections that it works with. */
    public Connections connections() {
        return connections;
    }

    /** The wish to stop of the work to come. */
    public Cancellation cancellation() {
        cancellation = new Cancellation();
        return cancellation;
    }

    /** What is to be looked up when a server is back. */
    public Unsettled unsettled() {
        return unsettled;
    }

    /** For one command. */
    public Workbench workbench() {
        Environment environment =
                new Environment(
                        "test",
                        Stage.DEVELOPMENT,
                        true,
                        "",
                        "UTC",
                        lockTimeout,
                        lockPatience,
                        Duration.ofMinutes(1),
                        stepAbortAfter,
                        drift);
        String layout = files.read().layout().word();
        return new Workbench(
                connections,
                files,
                Ledgers.of(layout, "lockstep", target.schema()),
                new Journal("lockstep"),
                environment,
                false,
                "tester",
                events,
                question -> Answer.YES,
                cancellation,
                unsettled,
                Clock.systemUTC(),
                SchemaExpectation.NONE);
    }

    @Override
    public void close() {
        connections.close();
    }
}
