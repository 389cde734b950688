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
 * How relations and our locks on them stand at one moment of a transaction, by OID.
 *
 * @param wal where the server's WAL ends, in bytes; -1 when not known
 */
record Snapshot(Map<Long, Relation> relations, long wal) {
    private static final String ALL = text("snapshot.sql");
    private static final String HELD = text("held.sql");
    private static final String COUNTS = text("counts.sql");

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

        /** Without our locks, and with what is counted of it. */
        Relation released(long itsScans, long itsBlocks) {
            return new Relation(oid, name, stored, file, itsScans, itsBlocks, List.of());
        }
    }

    /** Of all relations: one query. */
    static Snapshot of(Session session) {
        return read(session, ALL);
    }

    /** Of those that we hold locks on: one query, and a smaller one. */
    static Snapshot ofHeld(Session session) {
        return read(session, HELD);
    }

    private static Snapshot read(Session session, String query) {
        Map<Long, Relation> relations = new HashMap<>();
        List<Long> wal =
                session.query(
                        Sql.of(query),
                        row -> {
                            if (row.textOrNull("oid") != null) {
                                Relation relation = relation(row);
                                relations.put(relation.oid(), relation);
                            }
                            return row.bigint("wal");
                        });
        return new Snapshot(relations, wal.isEmpty() ? -1 : wal.getFirst());
    }

    /** The same with what another one knows better. */
    Snapshot with(Snapshot newer) {
        Map<Long, Relation> all = new HashMap<>(relations);
        all.replaceAll((oid, each) ->
                each.modes().isEmpty() ? each : each.released(each.scans(), each.blocks()));
        all.putAll(newer.relations);
        return new Snapshot(all, newer.wal);
    }

    /**
     * The same relations in a transaction that has just begun. What the server counts for earlier
     * ones it may have taken over by now, or not.
     */
    Snapshot begun(Session session) {
        Map<Long, long[]> counts = new HashMap<>();
        session.query(
                Sql.of(COUNTS),
                row ->
                        counts.put(
                                row.bigint("oid"),
                                new long[] {row.bigint("scans"), row.bigint("blocks")}));
        Map<Long, Relation> all = new HashMap<>(relations);
        all.replaceAll((oid, each) -> {
            long[] count = counts.getOrDefault(oid, new long[2]);
            return each.released(count[0], count[1]);
        });
        return new Snapshot(all, wal);
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

    private static String text(String name) {
        try (InputStream resource = Snapshot.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
