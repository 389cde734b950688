package dev.lockstep.plan;

import dev.lockstep.ledger.JournalRun;
import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Direction;
import dev.lockstep.model.MigrationState;
import dev.lockstep.model.Outcome;
import dev.lockstep.project.Layout;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final List<MigrationStatus> all;
    private final List<MigrationStatus> inDatabase;
    private final Map<String, Integer> places;

    private MigrationStates(
            Layout layout, List<MigrationStatus> all, List<MigrationStatus> inDatabase) {
        this.layout = layout;
        this.all = List.copyOf(all);
        this.inDatabase = List.copyOf(inDatabase);
        this.places = HashMap.newHashMap(all.size());
        for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i).name(), i);
        }
    }

    /** Lays files, ledger and journal side by side. */
    public static MigrationStates of(
            Project project, List<LedgerEntry> entries, List<JournalRun> unfinished) {
        Map<String, LedgerEntry> ledger = LinkedHashMap.newLinkedHashMap(entries.size());
        entries.forEach(entry -> ledger.put(entry.name(), entry));
        Map<String, JournalRun> runs = new HashMap<>();
        unfinished.forEach(run -> runs.put(run.migration(), run));

        List<MigrationStatus> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Migration files : project.migrations()) {
            known.add(files.name());
            all.add(status(files.name(), files, ledger, runs));
        }
        List<MigrationStatus> gone = new ArrayList<>();
        for (String name : withoutFiles(known, ledger, runs)) {
            gone.add(status(name, null, ledger, runs));
        }
        List<MigrationStatus> merged = InOrder.merge(all, gone);
        return new MigrationStates(project.layout(), merged, applied(merged, ledger));
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
            Set<String> known, Map<String, LedgerEntry> ledger, Map<String, JournalRun> runs) {
        Set<String> names = new HashSet<>();
        for (LedgerEntry entry : ledger.values()) {
            switch (entry.state()) {
                case APPLIED, BASELINE, UNFINISHED -> names.add(entry.name());
                case ROLLED_BACK, SKIPPED -> {}
            }
        }
        for (JournalRun run : runs.values()) {
            boolean changes = run.what().equals("apply") || run.what().equals("rollback");
            if (changes
                    && Verdict.of(null, ledger.get(run.migration()), run).state()
                            == MigrationState.FAILED) {
                names.add(run.migration());
            }
        }
        names.removeAll(known);
        return names;
    }

    private static List<MigrationStatus> applied(
            List<MigrationStatus> all, Map<String, LedgerEntry> ledger) {
        Map<String, MigrationStatus> byName = HashMap.newHashMap(all.size());
        all.forEach(status -> byName.put(status.name(), status));
        List<MigrationStatus> applied = new ArrayList<>();
        for (String name : ledger.keySet()) {
            MigrationStatus status = byName.get(name);
            if (status != null && (status.state().isInDatabase() || isHalfUndone(status))) {
                applied.add(status);
            }
        }
        return applied;
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
