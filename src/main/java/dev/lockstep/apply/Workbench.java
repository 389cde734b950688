package dev.lockstep.apply;

import dev.lockstep.ledger.Journal;
import dev.lockstep.ledger.Ledger;
import dev.lockstep.model.Cancellation;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Questions;
import dev.lockstep.postgres.Connections;
import dev.lockstep.project.Environment;
import dev.lockstep.project.ProjectReader;
import java.time.Clock;

/**
 * What every change works with.
 *
 * @param who for the journal: {@code ana as deploy}
 */
public record Workbench(
        Connections connections,
        ProjectReader files,
        Ledger ledger,
        Journal journal,
        Environment environment,
        boolean outOfOrderAllowed,
        String who,
        EventSink events,
        Questions questions,
        Cancellation cancellation,
        Unsettled unsettled,
        Clock clock,
        SchemaExpectation schema) {
    /** The same, expecting that of the schema. */
    public Workbench expecting(SchemaExpectation expected) {
        return new Workbench(
                connections,
                files,
                ledger,
                journal,
                environment,
                outOfOrderAllowed,
                who,
                events,
                questions,
                cancellation,
                unsettled,
                clock,
                expected);
    }
}
