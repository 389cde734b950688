package dev.lockstep.trace;

import dev.lockstep.model.RelationLock;
import java.time.Duration;
import java.util.List;

/**
 * What a statement did, as far as its own transaction shows: about the tables, partitioned tables,
 * materialized views, foreign tables and views of people's schemas, by the names that they had
 * before it (those that it made: after it), with their schema. Each list in the order of the names.
 *
 * @param locks those that are held after it and were not before, the strongest of each relation;
 *     not seen: what it took and gave back before its end
 * @param rewrites which were there before and have another file now. A partitioned table has none:
 *     its leaves are here
 * @param scans of which it read blocks by sequential scan, by what {@code pg_stat} counts in this
 *     transaction: queries, checks, copying and index builds alike, empty tables not. Not seen: the
 *     scans of tables that it dropped, and those of foreign tables
 * @param visited of which it fetched blocks in another way: by an index, a sample, to write; a
 *     check of keys that the planner did by an index is here and not in the scans
 * @param rows that it counts, -1 where it counts none
 * @param heldBefore the strongest lock that the transaction held already on each relation
 * @param walBytes by which the server's WAL grew meanwhile, whoever wrote it; -1 when not known
 * @param took the statement alone, without the looking
 */
public record Trace(
        List<RelationLock> locks,
        List<String> rewrites,
        List<String> scans,
        List<String> visited,
        long rows,
        List<RelationLock> heldBefore,
        long walBytes,
        Duration took) {
    /** Keeps its own copies. */
    public Trace {
        locks = List.copyOf(locks);
        rewrites = List.copyOf(rewrites);
        scans = List.copyOf(scans);
        visited = List.copyOf(visited);
        heldBefore = List.copyOf(heldBefore);
    }

    /** Of a statement that nobody looked at. */
    public static Trace unseen(Duration took) {
        return new Trace(List.of(), List.of(), List.of(), List.of(), -1, List.of(), -1, took);
    }
}
