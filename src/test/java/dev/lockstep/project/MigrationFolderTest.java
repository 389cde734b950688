package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.MigrationKind;
import dev.lockstep.sql.RelationName;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.sql.StatementShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationFolderTest {
    private record Shape(String kind, TransactionUse transactionUse) implements StatementShape {
        @Override
        public List<RelationName> relations() {
            return List.of();
        }

        @Override
        public LockClass lockClass() {
            return LockClass.NONE;
        }

        @Override
        public Recovery recovery() {
            return Recovery.TRANSACTION;
        }
    }

    private static MigrationKind kindOf(String... kinds) {
        SourceText source = new SourceText("up.sql", "");
        List<Statement> statements = new ArrayList<>();
        for (String kind : kinds) {
            StatementShape.TransactionUse use =
                    kind.equals("BEGIN") || kind.equals("COMMIT")
                            ? StatementShape.TransactionUse.CONTROL
                            : StatementShape.TransactionUse.ANY;
            int index = statements.size() + 1;
            statements.add(new Statement(index, source, 0, 0, null, new Shape(kind, use)));
        }
        return MigrationFolder.kindOf(new Script(source, statements, List.of()));
    }

    @Test
    void callsChangesOfRowsData() {
        assertThat(kindOf("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "SELECT"))
                .isEqualTo(MigrationKind.DATA);
    }

    @Test
    void callsAnythingElseSchema() {
        assertThat(kindOf("INSERT", "ALTER TABLE")).isEqualTo(MigrationKind.SCHEMA);
        assertThat(kindOf("DO")).isEqualTo(MigrationKind.SCHEMA);
    }

    @Test
    void looksThroughTransactionControlAndSettings() {
        assertThat(kindOf("BEGIN", "SET", "UPDATE", "COMMIT")).isEqualTo(MigrationKind.DATA);
    }

    @Test
    void callsNothingAtAllSchema() {
        assertThat(kindOf()).isEqualTo(MigrationKind.SCHEMA);
        assertThat(kindOf("BEGIN", "COMMIT")).isEqualTo(MigrationKind.SCHEMA);
    }
}
