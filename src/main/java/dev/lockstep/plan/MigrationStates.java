package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Direction;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Problem;
import dev.lockstep.project.Layout;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How every migration stands, in order of application: the files' order, missing ones in between.
 */
public final class MigrationStates {
    private final Layout layout;
    private final List<Problem> problems;
    private final List<MigrationStatus> all;
    private final List<MigrationStatus> inDatabase;
    private final Map<String, Integer> places;

    private MigrationStates(
            Project project, List<MigrationStatus> all, List<MigrationStatus> inDatabase) {
        this.layout = project.layout();
        this.problems = project.problems();
        this.all = List.copyOf(all);
        this.inDatabase = List.copyOf(inDatabase);
        this.places = places(all);
    }

    /** Lays files, ledger and journal side by side. */
    public static MigrationStates of(
            Project project, List<LedgerEntry> entries, List<JournalRun> unfinished) {
        Map<String, LedgerEntry> ledger = HashMap.newHashMap(entries.size());
        entries.forEach(entry -> ledger.put(entry.name(), entry));
        Map<String, JournalRun> runs = new HashMap<>();
        unfinished.forEach(run -> runs.put(run.migration(), run));

        Map<String, MigrationStatus> byName =
                LinkedHashMap.newLinkedHashMap(project.migrations().size());
        for (Migration files : project.migrations()) {
            byName.put(files.name(), status(files.name(), files, ledger, runs));
        }
        List<MigrationStatus> ordered = List.copyOf(byName.values());
        List<MigrationStatus> gone = new ArrayList<>();
        for (String name : withoutFiles(byName, ledger, entries, unfinished)) {
            MigrationStatus status = status(name, null, ledger, runs);
            byName.put(name, status);
            gone.add(status);
        }
        return new MigrationStates(project, InOrder.merge(ordered, gone), applied(entries, byName));
    }

    private static MigrationStatus status(
            String name,
            @Nullable Migration files,
            Map<String, LedgerEntry> ledger,
            Map<String, JournalRun> runs) {
        LedgerEntry entry = ledger.get(name);
        Verdict verdict = Verdict.of(files, entry, runs.get(name));
        return new MigrationStatus(
                name, verdict.state(), files, entry, verdict.run(), verdict.note());
    }

    /** What is in the database, or half in it. What was undone or passed over may be forgotten. */
    private static Set<String> withoutFiles(
            Map<String, MigrationStatus> withFiles,
            Map<String, LedgerEntry> ledger,
            List<LedgerEntry> entries,
            List<JournalRun> unfinished) {
        Set<String> names = new LinkedHashSet<>();
        for (LedgerEntry entry : entries) {
            boolean matters =
                    switch (entry.state()) {
                        case APPLIED, BASELINE, UNFINISHED -> true;
                        case ROLLED_BACK, SKIPPED -> false;
                    };
            if (matters && !withFiles.containsKey(entry.name())) {
                names.add(entry.name());
            }
        }
        for (JournalRun run : unfinished) {
            boolean changes = run.what().equals("apply") || run.what().equals("rollback");
            if (changes && !withFiles.containsKey(run.migration()) && isFailed(run, ledger)) {
                names.add(run.migration());
            }
        }
        return names;
    }

    private static boolean isFailed(JournalRun run, Map<String, LedgerEntry> ledger) {
        Verdict verdict = Verdict.of(null, ledger.get(run.migration()), run);
        return verdict.state() == MigrationState.FAILED;
    }

    private static List<MigrationStatus> applied(
            List<LedgerEntry> entries, Map<String, MigrationStatus> byName) {
        List<MigrationStatus> applied = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            MigrationStatus status = byName.get(entry.name());
            if (status != null && (status.state().isInDatabase() || isHalfUndone(status))) {
                applied.add(status);
            }
        }
        return applied;
    }

    private static Map<String, Integer> places(List<MigrationStatus> all) {
        Map<String, Integer> places = HashMap.newHashMap(all.size());
        for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i).name(), i);
        }
        return places;
    }

    /** Whether its way back was begun, outside a transaction, and not ended. */
    static boolean isHalfUndone(MigrationStatus status) {
        return status.state() == MigrationState.FAILED
                && status.run() != null
                && status.run().direction() == Direction.DOWN;
    }

    /** In order. */
    public List<MigrationStatus> all() {
        return all;
    }

    /** The layout of the project that they were read from. */
    public Layout layout() {
        return layout;
    }

    /** What is wrong with the files of the project that they were read from. */
    List<Problem> problems() {
        return problems;
    }

    /** The one of that exact name. */
    public Optional<MigrationStatus> named(String name) {
        Integer place = places.get(name);
        return place == null ? Optional.empty() : Optional.of(all.get(place));
    }

    /** Where it stands in {@link #all}, from 0. */
    int place(MigrationStatus status) {
        return places.getOrDefault(status.name(), -1);
    }

    /** How many are in each state; those rolled back or passed over are pending again. */
    public Outcome.Counts counts() {
        int applied = 0;
        int pending = 0;
        int drifted = 0;
        int failed = 0;
        int missing = 0;
        for (MigrationStatus status : all) {
            switch (status.state()) {
                case APPLIED, BASELINE -> applied++;
                case PENDING, ROLLED_BACK, SKIPPED -> pending++;
                case DRIFTED -> drifted++;
                case FAILED -> failed++;
                case MISSING -> missing++;
            }
        }
        return new Outcome.Counts(applied, pending, drifted, failed, missing);
    }

    /**
     * Those that are in the database, in the order in which they were applied; one whose way back
     * stopped half-way is among them.
     */
    public List<MigrationStatus> inDatabase() {
        return inDatabase;
    }

    /** Those that {@code apply all} would run, in order; a failed one is among them. */
    public List<MigrationStatus> toApply() {
        return all.stream().filter(MigrationStates::canBeApplied).toList();
    }

    private static boolean canBeApplied(MigrationStatus status) {
        if (status.files() == null) {
            return false;
        }
        boolean failed = status.state() == MigrationState.FAILED && !isHalfUndone(status);
        return failed || status.state().isApplicable();
    }
}
