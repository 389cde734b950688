package dev.lockstep.rehearse;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.EventSink;
import dev.lockstep.postgres.ConnectionTarget;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectReader;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * For what a shadow is made.
 *
 * @param live a session on the live database, which is only read
 * @param target where that one leads
 * @param pooled why no database can be made through that connection, or null
 * @param configured what {@code [shadow].url} says, or null
 * @param own the embedded server, should it be needed
 */
public record ShadowRequest(
        Session live,
        ConnectionTarget target,
        @Nullable String pooled,
        @Nullable ConnectionTarget configured,
        OwnServer own,
        ProjectReader files,
        Project project,
        Environment environment,
        String journalSchema,
        String who,
        EventSink events,
        Cancellation cancellation,
        Clock clock) {}
