package dev.lockstep.model;

import dev.lockstep.model.Outcome.RunOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was executed where it has no consequence.
 *
 * @param live whether that was the live database, in a transaction that was rolled back
 * @param where in words: {@code shadow on PostgreSQL 18.6, the same server}
 * @param made how the shadow came to be, in words; empty on the live database
 * @param migrations those that were begun, in the order in which they ran, ways back included
 * @param relations that the plan makes: locks on these are in nobody's way
 * @param changes of the schema, from before the first to after the last, a line each; empty where
 *     nobody looked
 * @param leftovers what stays of it all the same, each by name; empty where nothing does
 * @param notes what to know of the result
 */
public record DryRun(
        RunOutcome outcome,
        boolean live,
        String where,
        String made,
        List<Rehearsed> migrations,
        List<String> relations,
        List<String> changes,
        List<String> leftovers,
        List<String> notes,
        Duration duration) {
    /** Keeps its own copies. */
    public DryRun {
        migrations = List.copyOf(migrations);
        relations = List.copyOf(relations);
        changes = List.copyOf(changes);
        leftovers = List.copyOf(leftovers);
        notes = List.copyOf(notes);
    }

    /**
     * One script of one migration.
     *
     * @param pass 1, but in {@code --both-ways}, where the second way up is 2
     * @param count how many statements it has
     */
    public record Rehearsed(
            String name,
            Direction direction,
            int pass,
            int count,
            RunOutcome outcome,
            Duration duration,
            List<Step> steps) {
        /** Keeps its own copy. */
        public Rehearsed {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One statement.
     *
     * @param rows that it counts, -1 where it counts none
     * @param observed null where nobody could look
     * @param differences from what was foreseen: mistakes of ours, a sentence each
     * @param unseen what was foreseen and could not show here, and why, a sentence each
     */
    public record Step(
            int index,
            String sql,
            Duration duration,
            long rows,
            @Nullable Observed observed,
            List<String> differences,
            List<String> unseen,
            @Nullable Failure error) {
        /** Keeps its own copies. */
        public Step {
            differences = List.copyOf(differences);
            unseen = List.copyOf(unseen);
        }
    }

    /**
     * What a statement was seen to do.
     *
     * @param locks that it took, the strongest of each relation
     * @param walBytes that it wrote; -1 where others write on that server too
     */
    public record Observed(
            List<RelationLock> locks, List<String> rewrites, List<String> scans, long walBytes) {
        /** Keeps its own copies. */
        public Observed {
            locks = List.copyOf(locks);
            rewrites = List.copyOf(rewrites);
            scans = List.copyOf(scans);
        }
    }
}
