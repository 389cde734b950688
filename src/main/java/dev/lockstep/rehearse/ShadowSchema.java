package dev.lockstep.rehearse;

import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.schema.SchemaSnapshot;
import dev.lockstep.schema.SchemaSource;
import dev.lockstep.schema.Scope;
import java.util.List;

/**
 * The schema that migrations make, beginning from nothing.
 *
 * @param shownAs how people call it
 * @param migrations in the order in which they run
 */
public record ShadowSchema(ShadowRequest request, String shownAs, List<Migration> migrations)
        implements SchemaSource {
    /** Keeps its own copy. */
    public ShadowSchema {
        migrations = List.copyOf(migrations);
    }

    @Override
    public SchemaSnapshot snapshot() {
        try (Shadow shadow = Shadow.at(request, migrations, List.of())) {
            return read(shadow.connections().session("diff"), request);
        }
    }

    /** Of a session on a shadow, whatever a script left set: without what is ours. */
    static SchemaSnapshot read(Session session, ShadowRequest request) {
        session.run(session.settings().restore(session.facts().versionNumber()));
        return SchemaSnapshot.read(session, Scope.without(request.journalSchema(), List.of()));
    }
}
