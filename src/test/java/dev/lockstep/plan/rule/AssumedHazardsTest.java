package dev.lockstep.plan.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Hazard;
import dev.lockstep.plan.effect.Facts;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a database the worse case is taken, and nothing is found where the words tell enough. */
class AssumedHazardsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN a uuid DEFAULT my.id() | add-column-rewrites",
                "ALTER TABLE t ADD COLUMN a int NOT NULL | add-column-not-null",
                "ALTER TABLE t ADD UNIQUE (a) | add-unique-builds-index",
                "ALTER TABLE t ADD PRIMARY KEY (a) | add-primary-key-builds-index",
                "ALTER TABLE t ALTER a TYPE text | change-type-rewrites",
                "CREATE INDEX ON t (a) | create-index-blocks-writes",
                "DROP INDEX i | drop-index-blocks",
                "REINDEX TABLE t | reindex-blocks",
                "ALTER TABLE p ATTACH PARTITION t DEFAULT | attach-partition-scans",
                "CREATE TABLE t PARTITION OF p DEFAULT | create-partition-blocks",
                "ALTER TABLE p DETACH PARTITION t | detach-partition-blocks",
                "REFRESH MATERIALIZED VIEW v | refresh-materialized-view-blocks",
                "VACUUM FULL t | vacuum-full",
                "CLUSTER t USING i | cluster",
                "ALTER TABLE t SET LOGGED | set-logged",
                "ALTER TABLE t SET TABLESPACE s | set-tablespace",
                "ALTER TABLE t SET ACCESS METHOD m | set-access-method",
                "ALTER DOMAIN d SET NOT NULL | alter-domain-constraint"
            })
    void takesTheWorseCase(String sql, String id) {
        assertThat(hazards(sql)).extracting(Hazard::id).contains(id);
        assertThat(hazards(sql)).allMatch(hazard -> hazard.evidence() == Hazard.Evidence.STATEMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE t ADD COLUMN a text, ADD COLUMN b timestamptz DEFAULT now() NOT NULL",
                "ALTER TABLE t ADD CONSTRAINT a UNIQUE USING INDEX i",
                "CREATE INDEX CONCURRENTLY ON t (a)",
                "CREATE TABLE t (id int PRIMARY KEY, a text UNIQUE)"
            })
    void isSilentWhereTheWordsTellEnough(String sql) {
        assertThat(hazards(sql)).isEmpty();
    }

    @Test
    void remembersIndexesOfOtherScripts() {
        assertThat(
                        hazards(
                                "CREATE INDEX CONCURRENTLY i ON t (a, b);"
                                        + " ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u NOT VALID"))
                .extracting(Hazard::id)
                .doesNotContain("foreign-key-without-index");
    }

    private static List<Hazard> hazards(String sql) {
        Script script = Script.split(new SourceText("up.sql", sql));
        return Hazards.of(
                        Facts.assumed(170000),
                        List.of(new Hazards.Planned(script, script.transactional(), true)),
                        false)
                .values()
                .stream()
                .flatMap(told -> told.hazards().stream())
                .toList();
    }
}
