package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.testkit.PgDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The files of the demo as psql would run them: they must be right before Lockstep runs them. */
class DemoMigrationsIT {
    private static final Path DEMO = Path.of("src/main/resources/demo");

    /** Columns by name: a column that comes back stands last, which no query by name can see. */
    private static final String SCHEMA =
            """
            SELECT format('column %s.%s %s %s %s', attrelid::regclass, attname,
                          format_type(atttypid, atttypmod), attnotnull,
                          pg_get_expr(adbin, adrelid))
            FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT format('constraint %s %s %s', conname, convalidated, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('index %s %s', indisvalid, pg_get_indexdef(indexrelid))
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
            WHERE relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL
            SELECT format('function %s', pg_get_functiondef(oid))
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT format('type %s %s', enumtypid::regtype, enumlabel) FROM pg_enum
            ORDER BY 1
            """;

    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void everyMigrationGoesUpDownAndUpAgain() throws IOException {
        List<Path> migrations = migrations();
        assertThat(migrations).hasSizeBetween(10, 16);
        for (Path migration : migrations) {
            List<String> before = db.rows(SCHEMA);
            run(migration.resolve("up.sql"));
            List<String> after = db.rows(SCHEMA);
            verify(migration);
            run(migration.resolve("down.sql"));
            assertThat(db.rows(SCHEMA)).as("%s undone", migration).isEqualTo(before);
            run(migration.resolve("up.sql"));
            assertThat(db.rows(SCHEMA)).as("%s done again", migration).isEqualTo(after);
            verify(migration);
        }
    }

    @Test
    void theWholeWayDownLeavesNothingAndTheWayUpIsTheSame() throws IOException {
        List<Path> migrations = migrations();
        for (Path migration : migrations) {
            run(migration.resolve("up.sql"));
        }
        List<String> schema = db.rows(SCHEMA);
        List<String> people = db.rows("SELECT id, email, name, access FROM users ORDER BY id");
        assertThat(people)
                .hasSize(10_000)
                .first()
                .isEqualTo("1|person1@example.com|Bo Berg|CUSTOMER");
        assertThat(db.value("SELECT count(*) FROM page_views")).isEqualTo("300000");

        for (Path migration : migrations.reversed()) {
            run(migration.resolve("down.sql"));
        }
        assertThat(db.rows(SCHEMA)).isEmpty();

        for (Path migration : migrations) {
            run(migration.resolve("up.sql"));
        }
        assertThat(db.rows(SCHEMA)).isEqualTo(schema);
        assertThat(db.rows("SELECT id, email, name, access FROM users ORDER BY id"))
                .isEqualTo(people);
    }

    @Test
    void renamingLosesNoNameWhicheverColumnIsWritten() throws IOException {
        for (Path migration : migrations()) {
            if (migration.endsWith("20260211090000_add_user_access")) {
                break;
            }
            run(migration.resolve("up.sql"));
        }
        db.execute("INSERT INTO users (email, full_name) VALUES ('old@x', 'Old Code')");
        db.execute("INSERT INTO users (email, name) VALUES ('new@x', 'New Code')");
        db.execute("UPDATE users SET full_name = 'Old Again' WHERE id = 1");
        db.execute("UPDATE users SET name = 'New Again' WHERE id = 2");

        assertThat(db.rows("SELECT name FROM users WHERE name IS DISTINCT FROM full_name"))
                .isEmpty();
        assertThat(db.rows("SELECT name FROM users WHERE id < 3 OR email LIKE '%@x' ORDER BY name"))
                .containsExactly("New Again", "New Code", "Old Again", "Old Code");
    }

    @Test
    void seedsMayRunTwice() throws IOException {
        run(migrations().getFirst().resolve("up.sql"));
        for (Path seed : files("seeds")) {
            run(seed);
        }
        String all = "SELECT key, value, updated_at FROM site_config ORDER BY key";
        List<String> once = db.rows(all);
        for (Path seed : files("seeds")) {
            run(seed);
        }
        assertThat(db.rows(all)).hasSize(3).isEqualTo(once);
    }

    @Test
    void theExtraFailsAndChangesNothing() throws IOException {
        for (Path migration : migrations()) {
            run(migration.resolve("up.sql"));
        }
        List<String> schema = db.rows(SCHEMA);
        Path extra = files("extras").getFirst().resolve("up.sql");

        assertThatThrownBy(() -> run(extra)).hasMessageContaining("contains null values");
        assertThat(db.rows(SCHEMA)).isEqualTo(schema);
    }

    private void verify(Path migration) throws IOException {
        Path verify = migration.resolve("verify.sql");
        if (Files.exists(verify)) {
            assertThat(db.rows(Files.readString(verify))).as(verify.toString()).isEmpty();
        }
    }

    private void run(Path file) throws IOException {
        db.execute(Files.readString(file));
    }

    private static List<Path> migrations() throws IOException {
        return files("migrations");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(DEMO.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
