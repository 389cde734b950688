package dev.lockstep.command;

import dev.lockstep.postgres.Session;
import dev.lockstep.schema.SchemaSnapshot;
import dev.lockstep.schema.SchemaSource;
import dev.lockstep.schema.Scope;
import dev.lockstep.sql.RelationName;
import java.util.List;

/** The schema of an environment's database, without what is ours in it. */
record EnvironmentSchema(Link link, Session session) implements SchemaSource {
    @Override
    public String shownAs() {
        String name = link.environment().name();
        return name.isEmpty() ? session.facts().database() : name;
    }

    @Override
    public SchemaSnapshot snapshot() {
        return SchemaSnapshot.read(session, scope(link));
    }

    /** What of a database is no part of its schema. */
    static Scope scope(Link link) {
        RelationName history = new RelationName(link.ledger().schema(), link.ledger().table());
        return Scope.without(link.journal().schema(), List.of(history));
    }
}
