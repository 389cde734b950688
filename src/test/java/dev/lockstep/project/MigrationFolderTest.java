package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.MigrationKind;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import org.junit.jupiter.api.Test;

class MigrationFolderTest {
    private static MigrationKind kindOf(String text) {
        return MigrationFolder.kindOf(Script.split(new SourceText("up.sql", text)));
    }

    @Test
    void callsChangesOfRowsData() {
        assertThat(
                        kindOf(
                                "INSERT INTO t VALUES (1); UPDATE t SET a = 1; DELETE FROM t;"
                                        + " MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE;"
                                        + " COPY t FROM stdin;\n1\n\\.\nSELECT 1;"))
                .isEqualTo(MigrationKind.DATA);
    }

    @Test
    void callsAnythingElseSchema() {
        assertThat(kindOf("INSERT INTO t VALUES (1); ALTER TABLE t ADD b int;"))
                .isEqualTo(MigrationKind.SCHEMA);
        assertThat(kindOf("DO $$ BEGIN END $$;")).isEqualTo(MigrationKind.SCHEMA);
    }

    @Test
    void looksThroughTransactionControlAndSettings() {
        assertThat(kindOf("BEGIN; SET x = 1; UPDATE t SET a = 1; COMMIT;"))
                .isEqualTo(MigrationKind.DATA);
    }

    @Test
    void callsNothingAtAllSchema() {
        assertThat(kindOf("-- nothing")).isEqualTo(MigrationKind.SCHEMA);
        assertThat(kindOf("BEGIN; COMMIT;")).isEqualTo(MigrationKind.SCHEMA);
    }
}
