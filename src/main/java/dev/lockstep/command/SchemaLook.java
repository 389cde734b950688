package dev.lockstep.command;

import dev.lockstep.apply.SchemaExpectation;
import dev.lockstep.apply.SchemaExpectation.Differences;
import dev.lockstep.ledger.SchemaMark;
import dev.lockstep.ledger.SchemaMarks;
import dev.lockstep.ledger.Watch;
import dev.lockstep.model.ChangeWatch.Change;
import dev.lockstep.model.Event;
import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Problem;
import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Line;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.DriftRule;
import dev.lockstep.project.Migration;
import dev.lockstep.rehearse.ShadowSchema;
import dev.lockstep.schema.Comparison;
import dev.lockstep.schema.Fingerprint;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the schema is as Lockstep left it, and how it differs. */
final class SchemaLook {
    /** What {@code --accept} takes for it, beside the ids of hazards. */
    static final String DRIFT = "drift";

    /** More is for {@code diff} and {@code drift} to show. */
    private static final int SHOWN = 5;

    private SchemaLook() {}

    /**
     * What a command expects of the schema.
     *
     * @param accepted what {@code --accept} said
     */
    static SchemaExpectation expected(
            Call call, Standing standing, List<String> accepted, @Nullable Fingerprint planned) {
        return new SchemaExpectation(
                accepted.contains(DRIFT), planned, since -> differences(call, standing, since));
    }

    /**
     * What {@code --accept} said, where no hazard can be accepted.
     *
     * @throws FailureException with {@code WrongUsage} for anything but drift
     */
    static List<String> accepted(@Nullable String typed) {
        if (typed == null) {
            return List.of();
        }
        if (!typed.equals(DRIFT)) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "only drift can be accepted here, not '" + typed + "'",
                            "--accept drift"));
        }
        return List.of(typed);
    }

    /** What a plan's file keeps of the schema; empty where our role may not read it. */
    static Optional<Fingerprint> now(Call call) {
        Workspace workspace = call.workspace();
        Session session = workspace.reading(call);
        try {
            return Optional.of(Fingerprint.of(session, EnvironmentSchema.scope(workspace.link())));
        } catch (ServerException e) {
            call.note("the plan does not hold the schema to what it is now: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Where our role may not read it, nothing is known. */
    static Optional<Problem> problem(Link link, Session session, Standing standing) {
        if (link.environment().drift() == DriftRule.IGNORE) {
            return Optional.empty();
        }
        try {
            Optional<SchemaMark> mark =
                    new SchemaMarks(link.journal().schema())
                            .newest(session)
                            .filter(it ->
                                    it.ledger().equals(SchemaMarks.stateOf(standing.history())));
            if (mark.isEmpty()) {
                return Optional.empty();
            }
            Fingerprint left = new Fingerprint(mark.get().fingerprint());
            return Fingerprint.of(session, EnvironmentSchema.scope(link)).isChangeFrom(left)
                    ? Optional.of(changed(link, mark.get()))
                    : Optional.empty();
        } catch (ServerException e) {
            return Optional.empty();
        }
    }

    private static Problem changed(Link link, SchemaMark mark) {
        boolean refused = link.environment().drift() == DriftRule.REFUSE;
        return new Problem(
                null,
                "the schema was changed past Lockstep since " + time(mark.at()),
                null,
                refused
                        ? "diff shows how it differs from its migrations; apply refuses it, or takes"
                                + " it as it is with --accept drift"
                        : "diff shows how it differs from its migrations",
                refused);
    }

    private static Differences differences(Call call, Standing standing, Instant since) {
        List<String> lines = new ArrayList<>();
        boolean none = false;
        try {
            call.workspace()
                    .ports()
                    .events()
                    .accept(
                            new Event.Note(
                                    "the schema is not as it was left: it is compared with what its"
                                            + " migrations make"));
            SchemaComparison comparison = comparison(call, standing);
            none = comparison.equal() && comparison.notCompared().isEmpty();
            comparison.differences().stream()
                    .limit(SHOWN)
                    .map(SchemaLook::line)
                    .forEach(lines::add);
            more(comparison.differences().size(), "differences", lines);
            if (comparison.equal() && !none) {
                lines.add(
                        "no difference from what its migrations make is to be seen; not compared: "
                                + String.join(", ", comparison.notCompared()));
            }
        } catch (FailureException | ServerException e) {
            lines.add("how it differs from its migrations is not known: " + e.getMessage());
        }
        lines.addAll(noted(call, since));
        return new Differences(none, lines);
    }

    private static SchemaComparison comparison(Call call, Standing standing) {
        Workspace workspace = call.workspace();
        List<Migration> applied =
                standing.states().inDatabase().stream()
                        .flatMap(status -> Stream.ofNullable(status.files()))
                        .toList();
        ShadowSchema made =
                new ShadowSchema(
                        ShadowRequests.of(call, standing.project()), "its migrations", applied);
        return Comparison.of(
                made, new EnvironmentSchema(workspace.link(), workspace.reading(call)));
    }

    private static String line(Line line) {
        String sign =
                switch (line.change()) {
                    case ADDED -> "+ ";
                    case DROPPED -> "- ";
                    case CHANGED -> "~ ";
                };
        String details = line.details().isEmpty() ? "" : ": " + String.join(", ", line.details());
        return sign + line.kind() + " " + line.object() + details;
    }

    private static void more(int count, String what, List<String> lines) {
        if (count > SHOWN) {
            lines.add("and " + (count - SHOWN) + " more " + what);
        }
    }

    private static List<String> noted(Call call, Instant since) {
        String journal = call.workspace().link().journal().schema();
        try {
            List<Change> changes =
                    new Watch(journal)
                            .read(call.workspace().reading(call), 10 * SHOWN).changes().stream()
                                    .filter(change -> change.at().isAfter(since))
                                    .toList();
            List<String> lines =
                    new ArrayList<>(changes.stream().limit(SHOWN).map(SchemaLook::noted).toList());
            more(changes.size(), "notes of the watch", lines);
            return lines;
        } catch (ServerException | ConnectionLostException e) {
            return List.of();
        }
    }

    private static String noted(Change change) {
        String kind = change.kind() == null ? "" : change.kind() + " ";
        String object = change.object() == null ? "" : ": " + kind + change.object();
        String application =
                change.application() == null || change.application().isBlank()
                        ? ""
                        : " through " + change.application();
        return "%s: %s by %s%s%s"
                .formatted(time(change.at()), change.command(), change.user(), application, object);
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }
}
