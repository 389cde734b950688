package dev.lockstep.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.SchemaComparison;
import dev.lockstep.model.SchemaComparison.Change;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The last line of a difference, and its SQL. */
class DiffTextTest {
    private static final Change PLAIN = new Change("CREATE SCHEMA s", false, "", false);
    private static final Change LOSES = new Change("DROP TABLE t", true, "all rows of t", false);
    private static final Change FIRST =
            new Change("ALTER TYPE e ADD VALUE IF NOT EXISTS 'x'", false, "", true);

    @Test
    void saysHowManyStatementsLoseData() {
        assertThat(sum(PLAIN)).isEqualTo("1 statement would do it; --sql shows what");
        assertThat(sum(PLAIN, PLAIN)).isEqualTo("2 statements would do it; --sql shows what");
        assertThat(sum(LOSES))
                .isEqualTo("1 statement would do it, and it loses data; --sql shows what");
        assertThat(sum(LOSES, PLAIN, PLAIN))
                .isEqualTo("3 statements would do it, 1 of which loses data; --sql shows what");
        assertThat(sum(LOSES, PLAIN, LOSES))
                .isEqualTo("3 statements would do it, 2 of which lose data; --sql shows what");
        assertThat(sum(LOSES, LOSES))
                .isEqualTo("2 statements would do it, both of which lose data; --sql shows what");
        assertThat(sum(LOSES, LOSES, LOSES))
                .isEqualTo("3 statements would do it, all of which lose data; --sql shows what");
    }

    @Test
    void saysThatThereIsNotSqlForAll() {
        assertThat(DiffText.sum(comparison(List.of("table p: it is partitioned"), PLAIN)))
                .isEqualTo("1 statement would do what can be done; --sql shows what");
        assertThat(DiffText.sum(comparison(List.of("table p: it is partitioned"))))
                .isEqualTo("no SQL does it");
    }

    @Test
    void isOneTransactionButForWhatItUses() {
        assertThat(DiffSql.text(comparison(List.of(), FIRST, PLAIN, LOSES)))
                .isEqualTo(
                        """
                        -- makes the schema of here like that of there
                        -- committed before the transaction, which uses it, and stays where that fails:
                        ALTER TYPE e ADD VALUE IF NOT EXISTS 'x';
                        BEGIN;
                        CREATE SCHEMA s;
                        -- loses all rows of t
                        DROP TABLE t;
                        COMMIT;
                        """);
        assertThat(DiffSql.text(comparison(List.of("table p: it is partitioned"))))
                .isEqualTo(
                        """
                        -- makes the schema of here like that of there
                        -- not in here: table p: it is partitioned
                        """);
    }

    private static String sum(Change... changes) {
        return DiffText.sum(comparison(List.of(), changes));
    }

    private static SchemaComparison comparison(List<String> underivable, Change... changes) {
        SchemaComparison.Line line =
                new SchemaComparison.Line(
                        "t", "t", "table", SchemaComparison.Kind.DROPPED, List.of());
        return new SchemaComparison(
                "here",
                "there",
                List.of(line),
                List.of(),
                Stream.of(changes).toList(),
                underivable,
                List.of());
    }
}
