package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Drift becomes a migration, or is undone by one. */
class NewFromDiffIT {
    private static final String BASE =
            """
            CREATE TYPE mood AS ENUM ('fine', 'sad');
            CREATE TABLE users (id int PRIMARY KEY, name text, m mood DEFAULT 'fine');
            INSERT INTO users VALUES (1, 'Ana', 'sad');
            """;

    private static final String DRIFT =
            """
            ALTER TABLE users ADD nick text, ALTER name TYPE varchar(40);
            UPDATE users SET nick = 'an';
            CREATE INDEX users_nick ON users (nick);
            CREATE FUNCTION greet(u users) RETURNS text LANGUAGE sql AS $$SELECT 'hi ' || u.name$$;
            CREATE VIEW nicks AS SELECT id, nick FROM users;
            """;

    @RegisterExtension final PgDatabase db = new PgDatabase();
    @RegisterExtension final PgDatabase fresh = new PgDatabase();
    @TempDir Path directory;

    private TestProject project;

    @BeforeEach
    void begin() {
        project = TestProject.nativeIn(directory);
    }

    @Test
    void makesTheFilesLikeTheDatabase() throws IOException {
        open(TestProject.nativeIn(directory));
        execute(DRIFT);
        Program.Said said = lockstep("new", "--from-diff", "keep_nick");
        String name = created("keep_nick");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.out())
                .contains("created " + name, "up.sql", "down.sql")
                .contains("loses all values of public.users.nick")
                .endsWith("next: resolve " + name + " --applied\n");
        String up = Files.readString(project.migrations().resolve(name).resolve("up.sql"));
        assertThat(up).contains("ADD COLUMN nick text;").doesNotContain("BEGIN;", "COMMIT;");
        assertThat(Files.readString(project.migrations().resolve(name).resolve("down.sql")))
                .contains("-- loses all values of public.users.nick", "DROP COLUMN nick;");

        assertThat(lockstep("apply", "all", "--yes").code()).isEqualTo(1);
        settle(name);
    }

    @Test
    void leavesPrismaItsOwnName() throws IOException {
        open(TestProject.prismaIn(directory));
        execute(DRIFT);
        assertThat(lockstep("new", "keep_nick", "--from-diff").code()).isZero();
        String name = created("keep_nick");
        assertThat(project.migrations().resolve(name).resolve("migration.sql")).exists();
        settle(name);
    }

    @Test
    void bringsTheDatabaseBackToTheFiles() throws IOException {
        open(TestProject.nativeIn(directory));
        execute(DRIFT);
        Program.Said said = lockstep("new", "undo_nick", "--from-diff=files");
        assertThat(said.code()).as(said.text()).isZero();
        String name = created("undo_nick");
        assertThat(said.out())
                .contains("it loses all values of public.users.nick")
                .endsWith("next: apply only " + name + "\n");
        Program.Said applied = lockstep("apply", "only", name, "--yes");
        assertThat(applied.code()).as(applied.text()).isZero();
        assertThat(
                        db.session()
                                .query(
                                        Sql.of("SELECT users::text AS t FROM users"),
                                        row -> row.text("t")))
                .containsExactly("(1,Ana,sad)");
        Program.Said back = lockstep("rollback", "only", name, "--yes");
        assertThat(back.code()).as(back.text()).isZero();
        assertThat(lockstep("diff").out()).contains("- index public.users_nick");
    }

    @Test
    void refusesToUndoWhatWouldNotReplay() throws IOException {
        open(TestProject.nativeIn(directory));
        execute("ALTER TABLE users DROP m; DROP TYPE mood");
        Program.Said said = lockstep("new", "undo", "--from-diff=files");
        assertThat(said.code()).as(said.text()).isEqualTo(3);
        assertThat(said.err()).contains("on a shadow it fails", "mood", "diff --sql");
        try (Stream<Path> all = Files.list(project.migrations())) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void writesTwoWhereAValueMustBeCommittedFirst() throws IOException {
        open(TestProject.nativeIn(directory));
        execute("ALTER TYPE mood ADD VALUE 'new' BEFORE 'sad'");
        execute("ALTER TABLE users ALTER m SET DEFAULT 'new'");
        Program.Said said = lockstep("new", "keep_new", "--from-diff");
        assertThat(said.code()).as(said.text()).isZero();
        String values = created("keep_new_values");
        String name = created("keep_new");
        assertThat(said.out())
                .endsWith(
                        "next: resolve %s --applied\n      resolve %s --applied\n"
                                .formatted(values, name));
        assertThat(lockstep("resolve", values, "--applied").code()).isZero();
        settle(name);
        assertThat(lockstepFresh("rollback", "last", "2", "--yes").code()).isZero();
        assertThat(lockstepFresh("diff", "--exit-code").code()).isZero();
    }

    @Test
    void namesPendingOnesFirst() throws IOException {
        open(TestProject.nativeIn(directory));
        project.up("002_later", "CREATE TABLE later (id int);");
        execute(DRIFT);
        Program.Said said = lockstep("new", "keep_nick", "--from-diff");
        assertThat(said.out())
                .contains("1 migration is pending and come")
                .contains("next: apply to 002_later\n      resolve ");
        assertThat(lockstep("apply", "to", "002_later", "--yes").code()).isZero();
        settle(created("keep_nick"));
    }

    @Test
    void writesNothingWhereNothingDiffers() throws IOException {
        open(TestProject.nativeIn(directory));
        Program.Said said = lockstep("new", "nothing", "--from-diff");
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("are equal: no migration was written");
        try (Stream<Path> all = Files.list(project.migrations())) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void namesWhatItCannotDo() throws IOException {
        open(TestProject.nativeIn(directory));
        execute("ALTER TABLE users RENAME TO old");
        execute("CREATE TABLE users (id int, name text, m mood) PARTITION BY RANGE (id)");
        Program.Said said = lockstep("new", "keep", "--from-diff");
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.out()).contains("not in it: table public.users: a table that is there");
        String name = created("keep");
        assertThat(Files.readString(project.migrations().resolve(name).resolve("up.sql")))
                .contains("-- not in here: table public.users:", "CREATE TABLE public.old");

        Program.Said odd = lockstep("new", "odd", "--from-diff=odd");
        assertThat(odd.code()).isEqualTo(2);
    }

    /** Declares it, and asks whether files and databases agree by then. */
    private void settle(String name) {
        Program.Said resolved = lockstep("resolve", name, "--applied");
        assertThat(resolved.code()).as(resolved.text()).isZero();
        Program.Said equal = lockstep("diff", "--exit-code");
        assertThat(equal.code()).as(equal.text()).isZero();
        Program.Said applied = lockstepFresh("apply", "all", "--yes");
        assertThat(applied.code()).as(applied.text()).isZero();
        Program.Said same = lockstep("diff", "fresh", "--exit-code");
        assertThat(same.code()).as(same.text()).isZero();
        assertThat(lockstep("status", "--exit-code").code()).isZero();
    }

    private String created(String words) throws IOException {
        try (Stream<Path> all = Files.list(project.migrations())) {
            List<String> found =
                    all.map(each -> each.getFileName().toString())
                            .filter(each -> each.matches("[0-9]+_" + words))
                            .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }

    private void open(TestProject opened) {
        project = opened;
        project.write(
                "lockstep.toml",
                """
                [project]
                name = "test"
                [environments.here]
                stage = "development"
                url = "env:HERE"
                [environments.fresh]
                stage = "development"
                url = "env:FRESH"
                """);
        project.up("001_base", BASE);
        Program.Said applied = lockstep("apply", "all", "--yes");
        assertThat(applied.code()).as(applied.text()).isZero();
    }

    private void execute(String sql) {
        Session session = db.session();
        session.execute(sql);
    }

    private Program.Said lockstep(String... words) {
        return run("here", words);
    }

    private Program.Said lockstepFresh(String... words) {
        return run("fresh", words);
    }

    private Program.Said run(String environment, String... words) {
        String[] all =
                Stream.concat(Stream.of("-e", environment), Stream.of(words))
                        .toArray(String[]::new);
        return Program.in(directory).with("HERE", db.url()).with("FRESH", fresh.url()).run(all);
    }
}
