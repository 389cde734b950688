package dev.lockstep.trace;

import dev.lockstep.model.LockMode;
import dev.lockstep.postgres.Row;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the relations and our locks on them stand at one moment of a transaction, by OID.
 *
 * @param wal where the server's WAL ends, in bytes; -1 when not known
 */
record Snapshot(Map<Long, Relation> relations, long wal) {
    private static final String TEXT = text();

    /**
     * A relation.
     *
     * @param name null for one that we dropped and still hold a lock on
     * @param stored whether it has a file that its rows lie in
     */
    record Relation(
            long oid,
            @Nullable String name,
            boolean stored,
            long file,
            long scans,
            long blocks,
            List<LockMode> modes) {
        /** As one looks that nobody has touched, or that is not there yet. */
        static Relation untouched(long oid) {
            return new Relation(oid, null, false, 0, 0, 0, List.of());
        }
    }

    /** One query. */
    static Snapshot of(Session session) {
        Map<Long, Relation> relations = new HashMap<>();
        List<Long> wal =
                session.query(
                        Sql.of(TEXT),
                        row -> {
                            Relation relation = relation(row);
                            relations.put(relation.oid(), relation);
                            return row.bigint("wal");
                        });
        return new Snapshot(relations, wal.isEmpty() ? -1 : wal.getFirst());
    }

    private static Relation relation(Row row) {
        return new Relation(
                row.bigint("oid"),
                row.textOrNull("name"),
                row.bool("stored"),
                row.bigint("file"),
                row.bigint("scans"),
                row.bigint("blocks"),
                row.texts("modes").stream().map(LockMode::ofCatalog).toList());
    }

    private static String text() {
        try (InputStream resource = Snapshot.class.getResourceAsStream("snapshot.sql")) {
            if (resource == null) {
                throw new IllegalStateException("no snapshot.sql");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
