package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.ConnectionLostException;
import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.PgDatabase;
import dev.lockstep.testkit.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A column's change in phases. */
class PhasesIT {
    private static final String TABLES =
            """
            CREATE TABLE orders (id int PRIMARY KEY, amount text DEFAULT '0', who text NOT NULL);
            CREATE INDEX orders_amount ON orders (amount);
            INSERT INTO orders SELECT i, '0' || i, 'ana ' || i FROM generate_series(1, 30000) i;
            UPDATE orders SET amount = NULL WHERE id = 7;
            ANALYZE orders;
            """;

    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;

    private PhaseProject project() {
        PhaseProject project = PhaseProject.in(directory, db.url());
        project.base(TABLES);
        return project;
    }

    @Test
    void renamesWhileTwoApplicationsWrite() {
        PhaseWalk.in(directory, db.url(), db::session).thereAndBack();
    }

    @Test
    void itsFilesHoldNoHazardThatHurts() {
        PhaseProject project = project();
        project.done("new", "--rename", "orders.who", "customer");
        project.done("new", "--retype", "orders.amount", "bigint");
        String plan = project.done("plan", "--all-hazards", "--json");
        assertThat(plan).contains("\"hazards\"").contains("drop-column");
        assertThat(project.done("plan")).doesNotContain(" error ");
        for (int i = 0; i < project.phases().size(); i++) {
            assertThat(project.done("plan")).doesNotContain(" error ");
            project.done("apply", "next", "--accept", "soak", "--yes");
        }
        assertThat(db.rows("SELECT customer, amount FROM orders WHERE id IN (7, 8) ORDER BY id"))
                .containsExactly("ana 7|", "ana 8|8");
    }

    @Test
    void valuesThatDoNotConvertAreToldBeforeAnythingChanges() {
        PhaseProject project = project();
        db.execute("UPDATE orders SET amount = 'many' WHERE id = 29000");
        Program.Said said = project.lockstep("new", "--retype", "orders.amount", "bigint");
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.text())
                .contains("a value of orders.amount does not convert", "\"many\"")
                .contains("nothing was written");
        assertThat(project.phases()).isEmpty();
        db.execute("UPDATE orders SET amount = '1' WHERE id = 29000");
        project.done("new", "--retype", "orders.amount", "bigint");
        db.execute("UPDATE orders SET amount = 'none' WHERE id = 29000");
        Program.Said applied = project.lockstep("apply", "next", "--yes");
        assertThat(applied.code()).isEqualTo(3);
        assertThat(applied.text()).contains("a value does not convert", "nothing was changed");
        assertThat(db.rows("SELECT attname FROM pg_attribute WHERE attname = 'amount_new'"))
                .isEmpty();
    }

    @Test
    void retypesAndTakesItBack() {
        PhaseProject project = project();
        project.done("new", "--retype", "orders.amount", "bigint");
        List<String> phases = project.phases();
        project.done("apply", "next", "2", "--yes");
        db.execute("INSERT INTO orders (id, who, amount) VALUES (40001, 'old', '12')");
        db.execute("INSERT INTO orders (id, who, amount_new) VALUES (40002, 'new', 13)");
        db.execute("INSERT INTO orders (id, who) VALUES (40003, 'neither')");
        db.execute("UPDATE orders SET amount_new = 99 WHERE id = 1");
        db.execute("UPDATE orders SET amount = NULL WHERE id = 2");
        db.execute("UPDATE orders SET amount_new = NULL WHERE id = 3");
        db.execute("UPDATE orders SET who = 'touched' WHERE id = 4");
        assertThat(
                        db.rows(
                                "SELECT id, amount, amount_new FROM orders"
                                        + " WHERE id < 5 OR id > 40000 ORDER BY id"))
                .containsExactly(
                        "1|99|99",
                        "2||",
                        "3||",
                        "4|04|4",
                        "40001|12|12",
                        "40002|13|13",
                        "40003|0|0");
        project.done("apply", "all", "--accept", "soak", "--yes");
        assertThat(db.rows("SELECT amount + 1 FROM orders WHERE id IN (4, 40003) ORDER BY id"))
                .containsExactly("5", "1");
        assertThat(db.value("SELECT pg_get_indexdef('orders_amount'::regclass)"))
                .endsWith("(amount)");
        for (String phase : phases) {
            assertThat(project.done("rollback", "last", "--yes")).contains("orders");
            assertThat(phase).isNotEmpty();
        }
        assertThat(db.rows("SELECT amount || 'x' FROM orders WHERE id IN (1, 5) ORDER BY id"))
                .containsExactly("99x", "5x");
        assertThat(db.value("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'zz%'"))
                .isEqualTo("0");
    }

    @Test
    void splitsAndTakesItBack() {
        PhaseProject project = project();
        project.done(
                "new",
                "--split",
                "orders.who",
                "first,last",
                "--using",
                "split_part(who, ' ', 1)",
                "--using",
                "split_part(who, ' ', 2)",
                "--back",
                "first || ' ' || last");
        assertThat(project.phases()).hasSize(3);
        project.done("apply", "next", "2", "--yes");
        db.execute("UPDATE orders SET who = 'Bo Li' WHERE id = 1");
        db.execute("UPDATE orders SET last = 'Ek' WHERE id = 2");
        db.execute("INSERT INTO orders (id, first, last) VALUES (0, 'Cy', 'Ray')");
        assertThat(db.rows("SELECT who, first, last FROM orders WHERE id < 4 ORDER BY id"))
                .containsExactly("Cy Ray|Cy|Ray", "Bo Li|Bo|Li", "ana Ek|ana|Ek", "ana 3|ana|3");
        project.done("apply", "next", "--accept", "soak", "--yes");
        project.done("rollback", "last", "--yes");
        assertThat(db.rows("SELECT who FROM orders WHERE id < 4 ORDER BY id"))
                .containsExactly("Cy Ray", "Bo Li", "ana Ek", "ana 3");
    }

    @Test
    void aContractWaitsForItsTime() {
        PhaseProject project = project();
        project.done("new", "--rename", "orders.who", "customer");
        List<String> phases = project.phases();
        String contract = phases.getLast();
        assertThat(refused(project, "apply", "all", "--yes"))
                .contains("its soak time of 7 d begins");
        project.done("apply", "next", "--yes");
        assertThat(refused(project, "apply", "only", contract, "--accept", "soak", "--yes"))
                .contains("must wait: " + phases.get(1) + " is not applied");
        project.done("apply", "to", phases.get(phases.size() - 2), "--yes");
        assertThat(refused(project, "apply", "next", "--yes"))
                .contains("of its soak time of 7 d are left", "--accept soak");
        assertThat(project.lockstep("plan").text()).contains("of its soak time of 7 d are left");
        db.execute(
                "SET session_replication_role = replica;"
                        + " UPDATE orders SET who = 'past the trigger' WHERE id = 5");
        assertThat(refused(project, "apply", "next", "--accept", "soak", "--yes"))
                .contains("rows differ between old and new column");
        db.execute("UPDATE orders SET who = 'as all do' WHERE id = 5");
        db.execute("CREATE VIEW people AS SELECT who FROM orders");
        assertThat(refused(project, "apply", "next", "--accept", "soak", "--yes"))
                .contains("is used by view people");
        db.execute("DROP VIEW people");
        db.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        assertThat(project.done("apply", "next", "--accept", "soak", "--yes"))
                .contains("its soak time is not over, and that was accepted");
        assertThat(project.done("log")).contains("accepted soak: --accept");
        assertThat(db.value("SELECT customer FROM orders WHERE id = 5")).isEqualTo("as all do");
    }

    @Test
    void aPlanAsksNothingThatAFileHolds() throws IOException {
        PhaseProject project = project();
        project.done("new", "--rename", "orders.who", "customer");
        List<String> phases = project.phases();
        project.done("apply", "to", phases.get(phases.size() - 2), "--yes");
        Path contract = project.project().migrations().resolve(phases.getLast()).resolve("up.sql");
        String text = Files.readString(contract);
        assertThat(text).contains("-- lockstep: unsynced ").contains("-- lockstep: soak 7d");
        Files.writeString(
                contract,
                text.replaceFirst("unsynced .*", "unsynced SELECT 1/0 FROM orders")
                        .replace("soak 7d", "soak 0s"));
        assertThat(project.lockstep("plan").text()).doesNotContain("division by zero");
        assertThat(refused(project, "apply", "next", "--yes")).contains("division by zero");
        Files.writeString(contract, text.replace("soak 7d", "soak a week"));
        assertThat(refused(project, "apply", "next", "--yes"))
                .contains("nobody can read its soak time");
    }

    private static String refused(PhaseProject project, String... words) {
        Program.Said said = project.lockstep(words);
        assertThat(said.code()).as(said.text()).isEqualTo(3);
        return said.text();
    }

    @Test
    void aNewDatabaseIsBuiltInOneGo() {
        PhaseProject project = project();
        project.done("new", "--rename", "orders.who", "customer");
        db.execute("DROP TABLE orders; DROP SCHEMA lockstep CASCADE");
        project.done("apply", "all", "--yes");
        assertThat(db.value("SELECT customer FROM orders WHERE id = 9")).isEqualTo("ana 9");
    }

    @Test
    void aBackfillThatWasKilledDoesWhatIsLeft() throws InterruptedException {
        PhaseProject project = project();
        project.done("new", "--rename", "orders.who", "customer");
        project.done("apply", "next", "--yes");
        Session blocker = db.session();
        blocker.execute("BEGIN");
        blocker.execute("UPDATE orders SET amount = '1' WHERE id = 25000");
        Thread run = new Thread(() -> project.lockstep("apply", "next", "--yes"));
        run.start();
        Waiting.until("the backfill is under way", () -> Long.parseLong(filled()) > 5000);
        String killed =
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE query LIKE '%batches%' AND pid <> pg_backend_pid()";
        db.rows(killed);
        run.join();
        try {
            blocker.execute("ROLLBACK");
        } catch (ConnectionLostException e) {
            // it was killed with the other: what it wrote is gone all the same
        }
        assertThat(Long.parseLong(filled())).isBetween(5001L, 29_999L);
        project.done("apply", "next", "--yes");
        assertThat(filled()).isEqualTo("30000");
        assertThat(db.value("SELECT count(*) FROM orders WHERE customer = who")).isEqualTo("30000");
    }

    private String filled() {
        return db.value("SELECT count(customer) FROM orders");
    }

    @Test
    void saysWhyThereIsNoSafeWay() {
        PhaseProject project = project();
        db.execute(
                "CREATE TABLE parts (id int REFERENCES orders, t int, g int GENERATED ALWAYS AS (t * 2)"
                        + " STORED) ; CREATE TABLE split_up (a int, b int) PARTITION BY RANGE (a)");
        assertThat(refused(project, "new", "--rename", "orders.id", "key"))
                .contains("primary key", "the foreign key parts_id_fkey");
        assertThat(refused(project, "new", "--rename", "parts.t", "u"))
                .contains("the generated column g is made from it");
        assertThat(refused(project, "new", "--rename", "split_up.b", "c")).contains("partitioned");
        assertThat(refused(project, "new", "--rename", "orders.who", "amount"))
                .contains("already exists");
        assertThat(project.lockstep("new", "--rename", "orders.nothing", "x").code()).isEqualTo(2);
        assertThat(
                        project.lockstep("new", "--retype", "orders.who", "int; DROP TABLE orders")
                                .code())
                .isEqualTo(2);
        db.execute("CREATE VIEW people AS SELECT who FROM orders");
        assertThat(project.done("new", "--rename", "orders.who", "customer"))
                .contains("view people uses who");
    }
}
