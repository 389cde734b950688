package dev.lockstep.command;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Hazard;
import dev.lockstep.model.Hazard.Severity;
import dev.lockstep.model.LintFinding;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Problem;
import dev.lockstep.plan.MigrationStatus;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.plan.rule.Acceptance;
import dev.lockstep.plan.rule.Hazards;
import dev.lockstep.plan.rule.Hazards.Planned;
import dev.lockstep.plan.rule.Hazards.Told;
import dev.lockstep.project.Migration;
import dev.lockstep.project.Project;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lint}: hazards in the files alone. */
@Command(
        name = "lint",
        description = {
            "hazards that the files show, without a database",
            "Looks at every migration in order, and takes tables that no file makes for large and",
            "busy ones. A table counts as new in the migration that makes it. Exit code 1 when",
            "something is worse than --max."
        },
        customSynopsis =
                "lint [--since M|REF] [--max SEVERITY] [--style] [--all-hazards] [--format github]",
        footer = {
            "lint",
            "lint --since 20260321090000     only migrations after that one",
            "lint --since origin/main        only what this branch of git changes",
            "lint --max information          warnings fail too",
            "lint --format github            as annotations of a pull request"
        })
final class LintCommand implements Verb {
    /** The newest that we know: what is only true of older servers is found with a database. */
    private static final int VERSION = 180000;

    @Option(
            names = "--since",
            paramLabel = "M|REF",
            description = "Only migrations after that one, or changed since that commit")
    @Nullable String since;

    @Option(
            names = "--max",
            paramLabel = "SEVERITY",
            description = "The worst that passes: information, warning (usual), error")
    String max = "warning";

    @Option(names = "--style", description = "Also what is only bad style")
    boolean style;

    @Option(names = "--all-hazards", description = "Also hazards that hurt nobody")
    boolean allHazards;

    @Option(names = "--format", paramLabel = "NAME", description = "github: as annotations")
    @Nullable String format;

    /** A migration's way forward. */
    private record Read(String name, Path file, Planned planned) {}

    @Override
    public Outcome run(Call call) {
        Severity limit = severity(max);
        boolean annotations = annotations();
        Project project = call.workspace().project();
        Standing standing = Standing.ofFiles(project);
        List<Problem> problems = new ArrayList<>(project.problems());
        List<Read> all = read(standing, problems);
        Map<Statement, Told> told =
                Hazards.of(Facts.assumed(VERSION), all.stream().map(Read::planned).toList(), style);
        List<Read> wanted = wanted(call, standing, all);
        List<LintFinding> findings = new ArrayList<>();
        int statements = 0;
        for (Read read : wanted) {
            for (Statement statement : read.planned().script().statements()) {
                statements++;
                for (Hazard hazard : hazards(told, statement)) {
                    findings.add(new LintFinding(read.name(), statement.place(), hazard));
                }
            }
        }
        return new Outcome.LintReport(
                wanted.size(), statements, findings, problems, limit, allHazards, annotations);
    }

    private static Stream<Problem> unknownAcceptances(String migration, Script script) {
        return Acceptance.unknown(script).stream()
                .map(message -> new Problem(migration, message, null, "help hazard lists them"));
    }

    private static List<Hazard> hazards(Map<Statement, Told> told, Statement statement) {
        Told known = told.get(statement);
        return known == null ? List.of() : known.hazards();
    }

    /** Those that can be read; what cannot is a problem, and the others are looked at. */
    private static List<Read> read(Standing standing, List<Problem> problems) {
        List<Read> all = new ArrayList<>();
        for (MigrationStatus status : standing.states().all()) {
            Migration files = status.files();
            if (files == null) {
                continue;
            }
            try {
                Script script = files.up().script();
                unknownAcceptances(status.name(), script).forEach(problems::add);
                boolean reversible = files.down().isPresent();
                all.add(
                        new Read(
                                status.name(),
                                files.up().path().normalize(),
                                new Planned(script, script.transactional(), reversible)));
            } catch (FailureException e) {
                problems.add(
                        new Problem(
                                status.name(),
                                e.failure().message(),
                                files.up().shownAs(),
                                e.failure().next()));
            }
        }
        return all;
    }

    /** Behind a migration, or changed since a commit; a name of digits is no commit's. */
    private List<Read> wanted(Call call, Standing standing, List<Read> all) {
        String from = since;
        if (from == null) {
            return all;
        }
        List<String> names = all.stream().map(Read::name).toList();
        if (!names.contains(from) && !isVersion(from)) {
            Optional<Set<Path>> changed =
                    GitChanges.since(standing.project().migrationsDirectory(), from);
            if (changed.isPresent()) {
                return all.stream().filter(each -> changed.get().contains(each.file())).toList();
            }
        }
        String name = migration(call, standing, from, names);
        return all.subList(names.indexOf(name) + 1, all.size());
    }

    private static boolean isVersion(String from) {
        return from.matches("\\d+");
    }

    private static String migration(Call call, Standing standing, String from, List<String> names) {
        try {
            return MigrationNames.find(call, standing, from, names);
        } catch (FailureException e) {
            if (isVersion(from) || names.stream().anyMatch(name -> name.contains(from))) {
                throw e; // no commit is meant, or several migrations
            }
            throw wrong(
                    "no migration is called " + from + ", and git knows no such commit here",
                    "status lists the migrations; git fetch brings commits");
        }
    }

    private boolean annotations() {
        if (format != null && !format.equals("github")) {
            throw wrong("there is no format " + format, "lint --format github");
        }
        return format != null;
    }

    private static Severity severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw wrong("there is no severity " + word, "lint --max information, warning or error");
    }

    private static FailureException wrong(String message, String next) {
        return new FailureException(new Failure.WrongUsage(message, next));
    }
}
