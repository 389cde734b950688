package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.MigrationLine;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Outcome.StatusReport;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Stage;
import dev.lockstep.plan.Planner;
import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.ServerFacts;
import dev.lockstep.postgres.Session;
import dev.lockstep.project.Environment;
import dev.lockstep.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the reports of {@code status}: of the database that we are on, or of all. */
final class StatusReports {
    private final Call call;
    private final Workspace workspace;
    private final boolean pendingMatters;

    StatusReports(Call call, boolean pendingMatters) {
        this.call = call;
        this.workspace = call.workspace();
        this.pendingMatters = pendingMatters;
    }

    /**
     * Of the database that we are on; where there is none, the files and why. Words that make no
     * sense get no list of files in front of what is wrong with them.
     */
    StatusReport here() {
        Project project = workspace.project();
        try {
            Standing standing = workspace.look(call, project);
            if (standing.note() != null) {
                call.note(standing.note());
            }
            return report(standing, workspace.link(), workspace.reading(call));
        } catch (FailureException | ServerException | ConnectionLostException e) {
            Failure failure = Failures.of(e, call.command());
            if (failure instanceof Failure.WrongUsage && !call.atPrompt()) {
                throw new FailureException(failure);
            }
            return filesOnly(project, workspace.chosen(), failure);
        }
    }

    /**
     * Where a connection has just led to.
     *
     * @throws FailureException when it led nowhere
     */
    Outcome arrived() {
        if (!workspace.hasProject()) {
            return withoutProject();
        }
        StatusReport report = here();
        Failure failure = report.failure();
        if (failure != null) {
            throw new FailureException(failure);
        }
        return new Outcome.Connected(report);
    }

    private Outcome withoutProject() {
        Outcome.ServerReport server = server(workspace.session(call).facts());
        return new Outcome.Done(
                List.of(
                        "connected to PostgreSQL %s at %s:%d/%s as %s"
                                .formatted(
                                        server.version(),
                                        server.host(),
                                        server.port(),
                                        server.database(),
                                        server.user()),
                        "there is no project here: SQL works, and new NAME begins one"));
    }

    /** Of every environment of the configuration, each by a connection of its own. */
    Outcome everywhere() {
        Project project = workspace.project();
        Environments environments = workspace.environments(call.questions(), call.cancellation());
        if (environments.all().isEmpty()) {
            throw new FailureException(
                    new Failure.WrongUsage(
                            "lockstep.toml names no environments", "status · help configuration"));
        }
        List<StatusReport> reports = new ArrayList<>();
        for (Environment environment : environments.all()) {
            if (call.cancellation().requested()) {
                throw new FailureException(new Failure.Cancelled("stopped", Failure.UNCHANGED, ""));
            }
            reports.add(of(environment, environments, project));
        }
        return new Outcome.EnvironmentsReport(reports, pendingMatters);
    }

    private StatusReport of(Environment environment, Environments all, Project project) {
        try (Link link =
                new Link(
                        all.located(environment),
                        project.layout(),
                        project.configuration().journalSchema())) {
            Session session = link.session(call.command().word());
            return report(Standing.read(project, link, session), link, session);
        } catch (FailureException | ServerException | ConnectionLostException e) {
            Failure failure = Failures.of(e, call.command());
            return report(
                    Standing.ofFiles(project),
                    environment,
                    Optional.empty(),
                    null,
                    Optional.empty(),
                    failure);
        }
    }

    private StatusReport filesOnly(Project project, Optional<Link> link, Failure failure) {
        return link.map(known ->
                        report(
                                Standing.ofFiles(project),
                                known.environment(),
                                Optional.of(known),
                                known.connections().facts(),
                                Optional.empty(),
                                failure))
                .orElseGet(() ->
                        report(
                                Standing.ofFiles(project),
                                null,
                                Optional.empty(),
                                null,
                                Optional.empty(),
                                failure));
    }

    private StatusReport report(Standing standing, Link link, Session session) {
        return report(
                standing,
                link.environment(),
                Optional.of(link),
                link.connections().facts(),
                SchemaLook.problem(link, session, standing),
                null);
    }

    private StatusReport report(
            Standing standing,
            @Nullable Environment environment,
            Optional<Link> link,
            @Nullable ServerFacts facts,
            Optional<Problem> schema,
            @Nullable Failure failure) {
        Project project = standing.project();
        List<Problem> problems = problems(standing, failure);
        schema.ifPresent(problems::add);
        return new StatusReport(
                project.name(),
                environment == null ? "" : environment.name(),
                environment == null ? Stage.PRODUCTION : environment.stage(),
                facts == null ? null : server(facts),
                project.layout().word(),
                link.map(known -> known.ledger().shownAs()).orElse(""),
                failure == null ? standing.states().counts() : null,
                failure == null && link.isPresent() && link.equals(workspace.chosen())
                        ? standing.lines().stream().map(this::inStepMode).toList()
                        : standing.lines(),
                problems,
                schema.map(Problem::forbidsChanges).orElse(false)
                        || (failure == null && Planner.isInTheWay(standing.states())),
                pendingMatters,
                failure);
    }

    /**
     * Of pending scripts also those that apply would stumble over, where pending ones are known.
     */
    private static List<Problem> problems(Standing standing, @Nullable Failure failure) {
        List<Problem> problems = new ArrayList<>(standing.project().problems());
        if (failure == null) {
            problems.addAll(Planner.unreadable(standing.states()));
        }
        return problems;
    }

    /**
     * The journal cannot tell our own open transaction from one that broke off. Where the server
     * does not answer, nobody can say that it is still open.
     */
    private MigrationLine inStepMode(MigrationLine line) {
        return workspace
                .step()
                .map(step -> step.glance())
                .filter(open -> open.migration().equals(line.name()))
                .map(open ->
                        new MigrationLine(
                                line.name(),
                                line.state(),
                                line.kind(),
                                line.appliedAt(),
                                line.appliedBy(),
                                line.checksum(),
                                line.reversible(),
                                "open in step mode here: commit or abort"))
                .orElse(line);
    }

    private static Outcome.ServerReport server(ServerFacts facts) {
        return new Outcome.ServerReport(
                facts.version(),
                facts.host(),
                facts.port(),
                facts.database(),
                facts.user(),
                facts.tls(),
                facts.proxy().orElse(null));
    }
}
