package dev.lockstep.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.postgres.ServerException;
import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Session.TransactionStatus;
import dev.lockstep.testkit.PgDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FingerprintIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @Test
    void namesServerAndQuestionBesideTheDigest() {
        assertThat(Fingerprint.of(db.session(), Scope.ALL).value())
                .matches("18-[0-9a-f]{8}-[0-9a-f]{64}");
    }

    @Test
    void changesWithEveryKindOfObject() {
        FingerprintCases.changes(db.session());
    }

    @Test
    void staysWithWhatIsNoChangeOfTheSchema() {
        FingerprintCases.noChanges(db.session(), db.session());
    }

    @Test
    void isTheSameForAnyRoleAndOrderOfGrants() {
        FingerprintCases.rolesAndOrderOfGrants(db.session(), "print_reader");
    }

    @Test
    void saysWhatMayNotBeReadAndLeavesNoTransaction() {
        db.execute("REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC; CREATE ROLE print_nobody");
        try {
            Session plain = db.session();
            plain.execute("SET ROLE print_nobody");
            assertThatThrownBy(() -> Fingerprint.of(plain, Scope.ALL))
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("permission denied for table pg_policy");
            assertThat(plain.transactionStatus()).isEqualTo(TransactionStatus.IDLE);
        } finally {
            db.execute("DROP ROLE print_nobody");
        }
    }

    @Test
    void tellsOfNoChangeWhereTheQuestionWasAnother() {
        Fingerprint one = new Fingerprint("17-aaaaaaaa-11");
        assertThat(new Fingerprint("18-aaaaaaaa-22").isChangeFrom(one)).isFalse();
        assertThat(new Fingerprint("17-bbbbbbbb-22").isChangeFrom(one)).isFalse();
        assertThat(new Fingerprint("17-aaaaaaaa-22").isChangeFrom(one)).isTrue();
        assertThat(new Fingerprint("17-aaaaaaaa-11").isChangeFrom(one)).isFalse();
        assertThat(new Fingerprint("").isChangeFrom(one)).isFalse();
    }
}
