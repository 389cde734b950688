package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.SchemaComparison;
import dev.lockstep.testkit.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The field names are an interface: they stand here as the product's description lists them. */
class JsonRendererTest {
    private static final Map<String, Outcome> OUTCOMES = Samples.outcomes();

    private final JsonRenderer renderer = new JsonRenderer();

    @Test
    void statusHasItsFields() throws IOException {
        Map<?, ?> status = read("status");
        has(status, "project", "environment", "stage", "server", "layout", "ledger", "counts");
        has(status, "migrations", "problems");
        has(status.get("server"), "version", "host", "port", "database", "user");
        has(status.get("counts"), "applied", "pending", "drifted", "failed", "missing");
        has(first(status.get("migrations")), "name", "state", "kind", "appliedAt", "checksum");
        has(first(status.get("migrations")), "reversible");
        assertThat(first(status.get("migrations")).get("appliedAt"))
                .isEqualTo("2025-11-01T10:00:00Z");
        assertThat(states(status)).contains("baseline", "applied", "rolledBack", "pending");
    }

    @Test
    void statusWithoutAServerHasNullAndAnError() throws IOException {
        Map<?, ?> status = read("status-unconnected");
        assertThat(status.get("server")).isNull();
        assertThat(map(status.get("error")).get("code")).isEqualTo("not-connected");
    }

    @Test
    void statusWithoutAServerClaimsNothingAboutTheDatabase() throws IOException {
        Map<?, ?> status = read("status-unconnected");
        assertThat(status.get("counts")).isNull();
        assertThat(first(status.get("migrations")).get("state")).isNull();
    }

    @Test
    void planHasItsFields() throws IOException {
        Map<?, ?> plan = read("plan");
        has(plan, "direction", "target", "hash", "migrations");
        Map<?, ?> migration = first(plan.get("migrations"));
        has(migration, "name", "transactional", "reversible", "steps");
        Map<?, ?> step = first(migration.get("steps"));
        has(step, "index", "kind", "sql", "file", "line", "column", "relations", "locks");
        has(first(step.get("locks")), "relation", "mode");
        has((Map<?, ?>) step.get("effects"), "rewrites", "scans");
        has((Map<?, ?>) step.get("estimate"), "lowMs", "highMs", "basis");
        has(first(step.get("hazards")), "id", "severity", "evidence", "message", "safer");
    }

    @Test
    void whatDiffFoundShowsNoSecret() {
        String sql = "SELECT dblink('host=a password=hunter2')";
        SchemaComparison.Line line =
                new SchemaComparison.Line(
                        "public",
                        "public.f",
                        "function",
                        SchemaComparison.Kind.CHANGED,
                        List.of("body: " + sql));
        SchemaComparison comparison =
                new SchemaComparison(
                        "here",
                        "there",
                        List.of(line),
                        List.of(),
                        List.of(new SchemaComparison.Change(sql, true, "it", false)),
                        List.of(),
                        List.of());
        for (boolean sqlOnly : List.of(true, false)) {
            Outcome diff = new Outcome.DiffReport(comparison, sqlOnly, false);
            assertThat(new JsonRenderer().outcome(diff, true)).doesNotContain("hunter2");
            assertThat(
                            new TextRenderer("1")
                                    .outcome(
                                            diff,
                                            Screen.terminal(
                                                    new Theme(false, true), 80, Instant.EPOCH)))
                    .contains("***")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aFailedRunHasItsFieldsAndTheError() throws IOException {
        Map<?, ?> run = read("run-failed");
        has(run, "outcome", "migrations", "error");
        assertThat(run.get("outcome")).isEqualTo("failed");
        Map<?, ?> migration = first(run.get("migrations"));
        has(migration, "name", "outcome", "durationMs", "steps");
        assertThat(migration.get("durationMs")).isEqualTo(31L);
        Map<?, ?> step = first(migration.get("steps"));
        has(step, "index", "durationMs", "rows", "error");
        assertThat(step.get("rows")).isNull();
        assertThat(step.get("error")).isNull();
    }

    @Test
    void everyErrorHasAllItsFields() throws IOException {
        for (String name : OUTCOMES.keySet()) {
            if (name.startsWith("error-")) {
                Map<?, ?> error = map(read(name).get("error"));
                has(error, "code", "sqlState", "message", "file", "line", "column");
                has(error, "databaseState", "next");
            }
        }
        Map<?, ?> refused = map(read("error-refused").get("error"));
        assertThat(refused.get("sqlState")).isEqualTo("42P01");
        assertThat(refused.get("line")).isEqualTo(3L);
        assertThat(refused.get("column")).isEqualTo(13L);
    }

    @Test
    void rowsAreTextOrNull() throws IOException {
        List<?> rows = (List<?>) Objects.requireNonNull(read("query").get("rows"));
        assertThat(rows.get(1)).isEqualTo(Arrays.asList("2", "渡辺", null, "1204.00"));
    }

    @Test
    void prettyAndCompactSayTheSame() throws IOException {
        for (Outcome outcome : OUTCOMES.values()) {
            String compact = renderer.outcome(outcome, false);
            assertThat(compact).doesNotContain("\n");
            assertThat(JsonTree.read(renderer.outcome(outcome, true)))
                    .isEqualTo(JsonTree.read(compact));
        }
    }

    @Test
    void everyOutcomeLooksAsWritten() {
        StringBuilder all = new StringBuilder();
        OUTCOMES.forEach((name, outcome) -> {
            if (!name.startsWith("status-long") && !name.startsWith("error-refused-")) {
                String text = renderer.outcome(outcome, true);
                all.append("== ").append(name).append('\n').append(text).append('\n');
            }
        });
        Golden.matches("render/outcomes.json.txt", all.toString());
    }

    @Test
    void everyEventIsOneLine() {
        StringBuilder all = new StringBuilder();
        for (Event event : EventSamples.all()) {
            String line = renderer.event(event, Samples.NOW);
            assertThat(line).startsWith("{\"event\":\"").doesNotContain("\n");
            all.append(line).append('\n');
        }
        Golden.matches("render/events.jsonl", all.toString());
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Outcome outcome : OUTCOMES.values()) {
            collect(JsonTree.read(renderer.outcome(outcome, false)), names);
        }
        for (Event event : EventSamples.all()) {
            collect(JsonTree.read(renderer.event(event, Samples.NOW)), names);
        }
        String description = description();
        assertThat(names).hasSizeGreaterThan(80);
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(description)
                                .as(name)
                                .containsAnyOf("\"" + name + "\"", "`" + name + "`"));
    }

    private static String description() throws IOException {
        try (InputStream in = JsonRenderer.class.getResourceAsStream(JsonRenderer.DESCRIPTION)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> {
                names.add((String) name);
                collect(field, names);
            });
        } else if (value instanceof List<?> array) {
            array.forEach(element -> collect(element, names));
        }
    }

    private Map<?, ?> read(String sample) throws IOException {
        Outcome outcome = Samples.outcome(sample);
        return map(JsonTree.read(renderer.outcome(outcome, false)));
    }

    private static List<@Nullable Object> states(Map<?, ?> status) {
        List<@Nullable Object> states = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(status.get("migrations")))
                .forEach(migration -> states.add(map(migration).get("state")));
        return states;
    }

    private static void has(@Nullable Object object, String... names) {
        assertThat(map(object).keySet().stream().map(Object::toString)).contains(names);
    }

    private static Map<?, ?> first(@Nullable Object array) {
        return map(((List<?>) Objects.requireNonNull(array)).getFirst());
    }

    private static Map<?, ?> map(@Nullable Object object) {
        return (Map<?, ?>) Objects.requireNonNull(object);
    }
}
