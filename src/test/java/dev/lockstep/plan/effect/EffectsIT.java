package dev.lockstep.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.testkit.OldServer;
import dev.lockstep.testkit.PgServer;
import dev.lockstep.trace.Trace;
import dev.lockstep.trace.Tracer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of statement is foreseen, run over rows and traced: both must say the same. */
class EffectsIT {
    private static final String DATABASE = "effects";
    private static @Nullable Session newest;
    private static Optional<OldServer> old = Optional.empty();
    private static @Nullable Session oldest;

    @BeforeAll
    static void connect() {
        try (Session admin = PgServer.shared().session("postgres")) {
            admin.execute("CREATE DATABASE " + DATABASE + " TEMPLATE template0");
        }
        newest = PgServer.shared().session(DATABASE);
        old = OldServer.start();
        oldest = old.map(OldServer::session).orElse(null);
    }

    @AfterAll
    static void disconnect() {
        if (newest != null) {
            newest.close();
        }
        if (oldest != null) {
            oldest.close();
        }
        old.ifPresent(OldServer::close);
        try (Session admin = PgServer.shared().session("postgres")) {
            admin.execute("DROP DATABASE " + DATABASE + " WITH (FORCE)");
        }
    }

    static Stream<EffectsCase> cases() {
        return Stream.of("tables", "columns", "constraints", "others")
                .flatMap(file -> EffectsCase.of(file).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void newestServerDoesWhatWasForeseen(EffectsCase each) {
        foreseeAndTrace(Objects.requireNonNull(newest), each);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oldestServerDoesWhatWasForeseen(EffectsCase each) {
        assumeThat(oldest).as("a server of PostgreSQL 14").isNotNull();
        foreseeAndTrace(Objects.requireNonNull(oldest), each);
    }

    private static void foreseeAndTrace(Session session, EffectsCase each) {
        assumeThat(session.facts().versionNumber() / 10_000).isGreaterThanOrEqualTo(each.from());
        session.execute(
                "DROP SCHEMA IF EXISTS elsewhere CASCADE; DROP SCHEMA public CASCADE;"
                        + " CREATE SCHEMA public;\n"
                        + EffectsCase.text("base")
                        + each.setup());
        SourceText text = new SourceText("case.sql", each.statement());
        Statement statement = Script.split(text).statements().getFirst();
        session.execute("BEGIN");
        try {
            Effects foreseen = Foresight.of(session, List.of(statement.shape())).getFirst();
            compare(foreseen, new Tracer(session).run(statement));
            assertThat(Stream.of(Aspect.values()).filter(aspect -> !foreseen.knows(aspect)))
                    .as("what is not known: %s", foreseen.gaps())
                    .isEqualTo(each.gaps());
        } finally {
            session.execute("ROLLBACK");
        }
    }

    /** The setup is part of the plan: what is foreseen behind it still holds, where it is known. */
    @ParameterizedTest
    @MethodSource("cases")
    void whatStandsBeforeItInThePlanIsReckonedWith(EffectsCase each) {
        Session session = Objects.requireNonNull(newest);
        assumeThat(session.facts().versionNumber() / 10_000).isGreaterThanOrEqualTo(each.from());
        assumeThat(each.setup()).isNotBlank();
        session.execute(
                "DROP SCHEMA IF EXISTS elsewhere CASCADE; DROP SCHEMA public CASCADE;"
                        + " CREATE SCHEMA public;\n"
                        + EffectsCase.text("base"));
        SourceText text = new SourceText("case.sql", each.setup() + "\n" + each.statement());
        List<Statement> plan = Script.split(text).statements();
        List<Effects> foreseen =
                Foresight.of(session, plan.stream().map(Statement::shape).toList());
        session.execute(each.setup());
        session.execute("BEGIN");
        try {
            compare(foreseen.getLast(), new Tracer(session).run(plan.getLast()));
        } finally {
            session.execute("ROLLBACK");
        }
    }

    private static void compare(Effects foreseen, Trace trace) {
        if (foreseen.knows(Aspect.LOCKS)) {
            assertThat(foreseen.locks()).as("locks").isEqualTo(trace.locks());
        }
        if (foreseen.knows(Aspect.REWRITES)) {
            assertThat(foreseen.rewrites()).as("rewrites").isEqualTo(trace.rewrites());
        }
        if (foreseen.knows(Aspect.SCANS)) {
            TreeSet<String> read = new TreeSet<>(trace.scans());
            // keys are compared by a query, which the planner may answer by an index
            foreseen.scans().stream().filter(trace.visited()::contains).forEach(read::add);
            assertThat(foreseen.scans()).as("scans").isEqualTo(List.copyOf(read));
        }
    }
}
