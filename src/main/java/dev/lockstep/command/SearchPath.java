package dev.lockstep.command;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.sql.RelationName;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where names without a schema lead on this session: to the relation that is found along its search
 * path, else to where one of that name would be created.
 */
final class SearchPath {
    private final Map<String, String> schemas;

    private SearchPath(Map<String, String> schemas) {
        this.schemas = schemas;
    }

    static SearchPath of(Session session, Collection<String> names) {
        Map<String, String> schemas = new HashMap<>();
        session.query(
                        Sql.of(Resource.text("search-path.sql"), List.copyOf(names)),
                        row -> new RelationName(row.textOrNull("schema"), row.text("name")))
                .forEach(found -> {
                    if (found.schema() != null) {
                        schemas.put(found.name(), found.schema());
                    }
                });
        return new SearchPath(schemas);
    }

    /** As written where it has a schema, or where the search path is empty. */
    String qualified(RelationName relation) {
        String schema = relation.schema() == null ? schemas.get(relation.name()) : null;
        return schema == null
                ? relation.toString()
                : new RelationName(schema, relation.name()).toString();
    }
}
