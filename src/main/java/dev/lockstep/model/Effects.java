package dev.lockstep.model;

import java.util.List;

/**
 * What a statement does to the tables, partitioned tables, materialized views, foreign tables and
 * views of people's schemas; indexes, sequences and catalogs are left out. Relations carry their
 * schema: {@code public.users}. All lists are in the order of the names.
 *
 * @param locks what it takes and keeps until the end of its transaction, the strongest mode of each
 * @param rewrites which get new files: copied, emptied or filled again
 * @param scans which are read from end to end by one statement, for checking, copying or building
 * @param gaps what cannot be said, and why; empty when the lists are complete
 */
public record Effects(
        List<RelationLock> locks, List<String> rewrites, List<String> scans, List<Gap> gaps) {
    /** Nothing at all, known for sure. */
    public static final Effects NONE = new Effects(List.of(), List.of(), List.of(), List.of());

    /** Keeps its own copies. */
    public Effects {
        locks = List.copyOf(locks);
        rewrites = List.copyOf(rewrites);
        scans = List.copyOf(scans);
        gaps = List.copyOf(gaps);
    }

    /** Whether the list of that aspect is complete. */
    public boolean knows(Aspect aspect) {
        return gaps.stream().noneMatch(gap -> gap.aspect() == aspect);
    }

    /** One of the lists. */
    public enum Aspect {
        LOCKS,
        REWRITES,
        SCANS
    }

    /**
     * What a list may lack.
     *
     * @param because half a sentence: {@code only the server knows what its code does}
     */
    public record Gap(Aspect aspect, String because) {}
}
