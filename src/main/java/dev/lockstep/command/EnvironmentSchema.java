package dev.lockstep.command;

import dev.lockstep.postgres.Session;
import dev.lockstep.schema.SchemaSnapshot;
import dev.lockstep.schema.SchemaSource;
import dev.lockstep.schema.Scope;
import dev.lockstep.sql.RelationName;
import java.util.List;

/** The schema of an environment's database, without what is ours in it. */
record EnvironmentSchema(Link link, Session session, String journalSchema) implements SchemaSource {
    @Override
    public String shownAs() {
        String name = link.environment().name();
        return name.isEmpty() ? session.facts().database() : name;
    }

    @Override
    public SchemaSnapshot snapshot() {
        RelationName history = new RelationName(link.ledger().schema(), link.ledger().table());
        return SchemaSnapshot.read(session, Scope.without(journalSchema, List.of(history)));
    }
}
