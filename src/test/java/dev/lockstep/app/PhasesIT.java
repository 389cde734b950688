package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.PgDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PhasesIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();
    @TempDir Path directory;

    @Test
    void tryOut() {
        PhaseProject project = PhaseProject.in(directory, db.url());
        project.base("""
            CREATE TABLE teams (name text PRIMARY KEY);
            CREATE TABLE "Users" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "fullName" varchar(40) NOT NULL DEFAULT 'nobody',
              team text REFERENCES teams, amount text DEFAULT '0' CHECK (amount <> ''), UNIQUE ("fullName"), CHECK (length("fullName") > 1));
            CREATE INDEX users_lower ON "Users" (lower("fullName"));
            CREATE INDEX users_amount ON "Users" (amount) WHERE amount <> '1';
            INSERT INTO teams VALUES ('a'); 
            INSERT INTO "Users" ("fullName", team, amount) SELECT 'user ' || i, 'a', i FROM generate_series(1, 5000) i;
            ANALYZE;
            """);
        System.out.println(project.done("new", "--rename", "Users.fullName", "name"));
        System.out.println(project.lockstep("new", "--retype", "Users.amount", "bigint").text());
        System.out.println(project.lockstep("new", "--rename", "Users.team", "team_name").text());
        System.out.println(project.lockstep("new", "--split", "Users.fullName", "first,last", "--using", "split_part(\"fullName\", ' ', 1)", "--using", "split_part(\"fullName\", ' ', 2)", "--back", "first || ' ' || last").text());
        for (String m : project.phases()) {
            System.out.println("=== " + m + "\n" + project.script(m, "up.sql") + "--- down\n" + (m.contains("contract_Users_x") ? "" : project.script(m, "down.sql")));
        }
        System.out.println(project.lockstep("plan").text());
        assertThat(project.phases()).isNotEmpty();
    }
}
