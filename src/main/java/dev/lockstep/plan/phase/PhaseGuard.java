package dev.lockstep.plan.phase;

import dev.lockstep.ledger.LedgerEntry;
import dev.lockstep.model.Direction;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Failure.GuardRefused;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationState;
import dev.lockstep.plan.MigrationStates;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.Plan;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Migration;
import dev.lockstep.sql.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds a contract back while the old column is needed: its backfill has not run, rows differ,
 * something in the database depends on it, or the soak time is not over. A change whose table is
 * not there yet harms nobody, and is let through whole: a new database is built in one go.
 */
public final class PhaseGuard {
    /** {@code --accept} takes a contract before its time. */
    public static final String SOAK = "soak";

    /** {@code --accept} takes a contract where it cannot be told in time whether rows differ. */
    public static final String UNSYNCED = "unsynced";

    /** What {@code --accept} knows besides hazards. */
    public static final Set<String> ACCEPTABLE = Set.of(SOAK, UNSYNCED);

    /** How long one question to the database may take. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Session session;
    private final MigrationStates states;
    private final Plan plan;
    private final Collection<String> accepted;
    private final boolean asks;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Set<String>> needed = new TreeMap<>();
    private @Nullable Failure refusal;

    private PhaseGuard(
            Session session,
            MigrationStates states,
            Plan plan,
            Collection<String> accepted,
            boolean asks) {
        this.session = session;
        this.states = states;
        this.plan = plan;
        this.accepted = accepted;
        this.asks = asks;
    }

    /**
     * What came of it.
     *
     * @param refusal why the plan must not be applied, or null
     * @param needed which of the accepted ids each migration needed
     */
    public record Verdict(
            @Nullable Failure refusal, List<String> notes, Map<String, Set<String>> needed) {
        /** Keeps its own copies. */
        public Verdict {
            notes = List.copyOf(notes);
            needed = Map.copyOf(needed);
        }

        /** Throws the refusal, if it is one. */
        public Verdict orThrow() {
            if (refusal != null) {
                throw new FailureException(refusal);
            }
            return this;
        }
    }

    /** Judges a plan; asks the database only where it holds a phase that needs it. */
    public static Verdict judge(
            Session session, MigrationStates states, Plan plan, Collection<String> accepted) {
        return judge(plan, new PhaseGuard(session, states, plan, accepted, true));
    }

    /**
     * The same as far as the catalog and the ledger tell: the questions that files hold are not
     * asked, for whoever looks at a plan has perhaps not read them.
     */
    public static Verdict foresee(Session session, MigrationStates states, Plan plan) {
        return judge(plan, new PhaseGuard(session, states, plan, List.of(), false));
    }

    private static Verdict judge(Plan plan, PhaseGuard guard) {
        if (plan.direction() == Direction.UP) {
            plan.runs().forEach(guard::look);
        }
        return new Verdict(guard.refusal, guard.notes, guard.needed);
    }

    private void look(Plan.Run run) {
        if (refusal != null || run.script().directives().isEmpty()) {
            return;
        }
        PhaseTag.of(run.script())
                .ifPresent(tag -> {
                    switch (tag.kind()) {
                        case EXPAND -> expand(run);
                        case BACKFILL, CONSTRAIN -> {}
                        case CONTRACT -> contract(run, tag);
                    }
                });
    }

    /** A value that does not convert is told before anything changes. */
    private void expand(Plan.Run run) {
        Optional<String> query = PhaseTag.value(run.script(), "converts");
        if (query.isEmpty() || !asks) {
            return;
        }
        switch (Asking.of(session, query.get(), LIMIT)) {
            case Asking.Answer answer -> {}
            case Asking.TooLong tooLong ->
                    notes.add(
                            "%s: whether all values convert could not be told in %d s"
                                    .formatted(run.name(), LIMIT.toSeconds()));
            case Asking.NotThere notThere -> {}
            case Asking.Refused refused ->
                    refuse(
                            run.name() + ": a value does not convert: " + refused.why(),
                            "put such values right first");
        }
    }

    private void contract(Plan.Run run, PhaseTag tag) {
        ColumnName column = ColumnName.of(tag.column());
        if (!Asking.exists(session, column)) {
            return;
        }
        List<MigrationStatus> before = before(run, tag);
        Set<String> planned = new TreeSet<>();
        plan.runs().forEach(each -> planned.add(each.name()));
        for (MigrationStatus phase : before) {
            if (!phase.state().isInDatabase() && !planned.contains(phase.name())) {
                refuse(
                        "%s must wait: %s is not applied".formatted(run.name(), phase.name()),
                        "apply to " + phase.name());
                return;
            }
        }
        boolean all = before.stream().allMatch(phase -> phase.state().isInDatabase());
        soak(run, before, all);
        if (all && refusal == null) {
            synced(run);
        }
        if (refusal == null) {
            used(run, column);
        }
    }

    /** The other phases of the same change: back to its expand, in the order of the files. */
    private List<MigrationStatus> before(Plan.Run run, PhaseTag tag) {
        List<MigrationStatus> found = new ArrayList<>();
        for (MigrationStatus status : states.all()) {
            if (status.name().equals(run.name())) {
                break;
            }
            Optional<PhaseTag> other = tag(status).filter(it -> it.column().equals(tag.column()));
            if (other.isPresent()) {
                if (other.get().kind() == PhaseTag.Kind.EXPAND) {
                    found.clear();
                }
                found.add(status);
            }
        }
        return found;
    }

    private static Optional<PhaseTag> tag(MigrationStatus status) {
        Migration files = status.files();
        try {
            return files == null ? Optional.empty() : PhaseTag.of(files.up().script());
        } catch (FailureException unreadable) {
            return Optional.empty(); // plan and status tell that
        }
    }

    private void soak(Plan.Run run, List<MigrationStatus> before, boolean all) {
        Optional<Duration> said = PhaseTag.soak(run.script());
        if (said.isEmpty()) {
            refuse(
                    run.name() + " must wait: nobody can read its soak time",
                    "write it in s, min, h or d: -- lockstep: soak 7d");
            return;
        }
        Duration soak = said.get();
        if (soak.isZero()) {
            return;
        }
        @Nullable Instant newest = null;
        boolean baseline = !before.isEmpty();
        for (MigrationStatus phase : before) {
            LedgerEntry entry = phase.entry();
            Instant at = entry == null ? null : entry.finishedAt();
            if (at != null && (newest == null || at.isAfter(newest))) {
                newest = at;
            }
            baseline &= phase.state() == MigrationState.BASELINE;
        }
        Duration left =
                all && newest != null
                        ? Duration.between(Asking.now(session), newest.plus(soak))
                        : soak;
        if (baseline || before.isEmpty() || left.isNegative() || left.isZero()) {
            return;
        }
        if (accepted.contains(SOAK)) {
            needed.computeIfAbsent(run.name(), name -> new TreeSet<>()).add(SOAK);
            notes.add(run.name() + ": its soak time is not over, and that was accepted");
            return;
        }
        refuse(
                all
                        ? "%s must wait: %s of its soak time of %s are left"
                                .formatted(run.name(), words(left), words(soak))
                        : "%s must wait: its soak time of %s begins when the phases before it are applied"
                                .formatted(run.name(), words(soak)),
                all
                        ? "apply it then; or now: --accept soak"
                        : "apply to %s; all at once: --accept soak"
                                .formatted(before.getLast().name()));
    }

    private void synced(Plan.Run run) {
        Optional<String> query = PhaseTag.value(run.script(), UNSYNCED);
        if (query.isEmpty() || !asks) {
            return;
        }
        switch (Asking.of(session, query.get(), LIMIT)) {
            case Asking.Answer answer when answer.rows() == 0 -> {}
            case Asking.Answer answer ->
                    refuse(
                            run.name() + " must wait: rows differ between old and new column",
                            "see which: " + query.get());
            case Asking.TooLong tooLong when accepted.contains(UNSYNCED) -> {
                needed.computeIfAbsent(run.name(), name -> new TreeSet<>()).add(UNSYNCED);
                notes.add(run.name() + ": whether rows differ is not known, and that was accepted");
            }
            case Asking.TooLong tooLong ->
                    refuse(
                            "%s must wait: whether rows differ could not be told in %d s"
                                    .formatted(run.name(), LIMIT.toSeconds()),
                            "ask yourself, then apply with --accept unsynced: " + query.get());
            case Asking.NotThere notThere ->
                    refuse(
                            run.name() + " must wait: " + notThere.why(),
                            "see what became of the phases before it: status");
            case Asking.Refused refused ->
                    refuse(
                            "%s must wait: whether rows differ cannot be told: %s"
                                    .formatted(run.name(), refused.why()),
                            "see what is in the way: " + query.get());
        }
    }

    private void used(Plan.Run run, ColumnName column) {
        List<String> dependents = Catalog.dependents(session, column.tableSql(), column.column());
        List<String> others = besidesThePlan(run.script(), dependents);
        if (!others.isEmpty()) {
            refuse(
                    "%s must wait: %s is used by %s"
                            .formatted(run.name(), column, String.join(", ", others)),
                    "put the new column in its place there, in a migration before this one");
            return;
        }
        notes.addAll(Readers.of(session, column, run.name()));
    }

    /** What the contract's own script names, it deals with. */
    private static List<String> besidesThePlan(Script script, List<String> dependents) {
        String text = script.source().text();
        return dependents.stream().filter(line -> !text.contains(named(line))).toList();
    }

    /** {@code people} of {@code view shop.people}. */
    private static String named(String description) {
        String[] words = description.split(" ", -1);
        String name = words[words.length > 1 && words[0].equals("materialized") ? 2 : 1];
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
    }

    private void refuse(String why, String next) {
        if (refusal == null) {
            refusal = new GuardRefused(why, Failure.UNCHANGED, next);
        }
    }

    /** {@code 6 d 23 h}. */
    private static String words(Duration time) {
        if (time.toDays() > 0) {
            long hours = time.toHoursPart();
            return time.toDays() + " d" + (hours == 0 ? "" : " " + hours + " h");
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
