package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.postgres.Session;
import dev.lockstep.testkit.SchemaListing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A column's change from end to end and back, on rows, while two applications write. */
record PhaseWalk(PhaseProject project, Supplier<Session> sessions) {
    private static final String DIFFER =
            "SELECT id FROM shop.\"Users\" WHERE name IS DISTINCT FROM \"fullName\"";

    static PhaseWalk in(Path directory, String url, Supplier<Session> sessions) {
        PhaseProject project = PhaseProject.in(directory, url);
        project.base(
                """
                CREATE SCHEMA shop;
                CREATE TABLE shop.teams (name text PRIMARY KEY);
                INSERT INTO shop.teams VALUES ('nobody');
                CREATE TABLE shop."Users" (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    "fullName" varchar(40) NOT NULL DEFAULT 'nobody',
                    seen int NOT NULL DEFAULT 0,
                    CHECK (length("fullName") > 1),
                    CONSTRAINT "once" UNIQUE ("fullName", id));
                CREATE INDEX users_lower ON shop."Users" (lower("fullName")) WHERE "fullName" <> 'x';
                COMMENT ON COLUMN shop."Users"."fullName" IS 'what people are called: it''s \\ theirs';
                GRANT SELECT ("fullName") ON shop."Users" TO PUBLIC;
                INSERT INTO shop."Users" ("fullName") SELECT 'user ' || i FROM generate_series(1, 20000) i;
                ANALYZE;
                """);
        return new PhaseWalk(project, sessions);
    }

    List<String> rows(String sql) {
        try (Session session = sessions.get()) {
            return session.select(sql, 100_000).rows().stream()
                    .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
                    .toList();
        }
    }

    private List<String> schema() {
        try (Session session = sessions.get()) {
            return SchemaListing.withoutPlaces(session);
        }
    }

    /** Rename: forward phase by phase, then back again. */
    void thereAndBack() {
        project.done("new", "--rename", "shop.Users.fullName", "name");
        List<String> phases = project.phases();
        TwoApplications applications = new TwoApplications(sessions);
        List<List<String>> before = new ArrayList<>();
        for (String phase : phases) {
            before.add(schema());
            boolean contract = phase.contains("contract");
            List<String> columns =
                    phase.contains("expand")
                            ? List.of("\"fullName\"")
                            : contract ? List.of("name") : List.of("\"fullName\"", "name");
            applications.during(columns, () -> forward(phase, contract));
            if (!contract) {
                List<String> differ =
                        rows(DIFFER + (phase.contains("expand") ? " AND name IS NOT NULL" : ""));
                assertThat(differ).as("rows that differ after " + phase).isEmpty();
            }
            agrees(applications, contract ? "name" : "\"fullName\"");
        }
        assertThat(rows("SELECT count(*) FROM shop.\"Users\" WHERE name IS NULL"))
                .containsExactly("0");
        for (int i = phases.size() - 1; i >= 0; i--) {
            String phase = phases.get(i);
            List<String> columns =
                    phase.contains("expand") ? List.of("\"fullName\"") : List.of("name");
            if (phase.contains("expand")) {
                project.done("rollback", "last", "--yes");
            } else {
                applications.during(columns, () -> project.done("rollback", "last", "--yes"));
            }
            assertThat(schema()).as("schema without " + phase).isEqualTo(before.get(i));
            agrees(applications, "\"fullName\"");
        }
        assertThat(
                        rows(
                                "SELECT \"fullName\" FROM shop.\"Users\" WHERE id = 15000 OR id = 3 ORDER BY id"))
                .hasSize(2);
    }

    private void forward(String phase, boolean contract) {
        String text =
                contract
                        ? project.done("apply", "next", "--accept", "soak", "--yes")
                        : project.done("apply", "next", "--yes");
        assertThat(text).contains("applied " + phase);
    }

    /**
     * Each row that an application wrote holds what it wrote last, and all others what they had.
     */
    private void agrees(TwoApplications applications, String column) {
        Map<Long, String> found = new TreeMap<>();
        for (String row : rows("SELECT id, " + column + " FROM shop.\"Users\" ORDER BY id")) {
            String[] parts = row.split("\\|", 2);
            found.put(Long.valueOf(parts[0]), parts[1]);
        }
        Map<Long, String> wanted = new TreeMap<>();
        for (long id = 1; id <= 20_000; id++) {
            wanted.put(id, "user " + id);
        }
        wanted.putAll(applications.written());
        assertThat(found).isEqualTo(wanted);
    }
}
