package dev.lockstep.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Effects;
import dev.lockstep.model.Effects.Aspect;
import dev.lockstep.model.LockMode;
import dev.lockstep.model.RelationLock;
import dev.lockstep.postgres.Session;
import dev.lockstep.sql.Script;
import dev.lockstep.sql.SourceText;
import dev.lockstep.sql.Statement;
import dev.lockstep.testkit.PgDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForesightIT {
    @RegisterExtension final PgDatabase db = new PgDatabase();

    @BeforeEach
    void table() {
        db.execute("CREATE TABLE users (id int PRIMARY KEY, name text)");
    }

    @Test
    void answersForEachStatementInOrder() {
        List<Effects> effects =
                foresee(
                        "SET LOCAL lock_timeout = '1s'; CREATE INDEX ON users (name);"
                                + " ALTER TABLE public.users ALTER id TYPE bigint");
        assertThat(effects).hasSize(3);
        assertThat(effects.getFirst()).isEqualTo(Effects.NONE);
        assertThat(effects.get(1).locks()).containsExactly(lock("public.users", LockMode.SHARE));
        assertThat(effects.get(2).rewrites()).containsExactly("public.users");
    }

    @Test
    void aCheckThatThePlanAddsAndValidatesSparesSetNotNullItsScan() {
        List<Effects> effects =
                foresee(
                        "ALTER TABLE users ADD CONSTRAINT k CHECK (Name is not  null) NOT VALID;"
                                + " ALTER TABLE users VALIDATE CONSTRAINT k;"
                                + " ALTER TABLE users ALTER name SET NOT NULL;"
                                + " ALTER TABLE users DROP CONSTRAINT k;"
                                + " ALTER TABLE users ALTER name DROP NOT NULL;"
                                + " ALTER TABLE users ALTER name SET NOT NULL");
        assertThat(effects).allSatisfy(each -> assertThat(each.gaps()).isEmpty());
        assertThat(effects)
                .extracting(Effects::scans)
                .containsExactly(
                        List.of(),
                        List.of("public.users"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("public.users"));
        assertThat(effects.get(1).locks())
                .containsExactly(lock("public.users", LockMode.SHARE_UPDATE_EXCLUSIVE));
    }

    @Test
    void saysWhereThePlanItselfOutrunsTheCatalog() {
        List<Effects> effects =
                foresee(
                        "ALTER TABLE users ADD COLUMN mail text CHECK (mail <> '');"
                                + " ALTER TABLE users ALTER mail TYPE varchar(3)");
        assertThat(effects.get(0).gaps()).isEmpty();
        assertThat(effects.get(1).knows(Aspect.REWRITES)).isFalse();
        assertThat(effects.get(1).gaps().getFirst().because())
                .isEqualTo("the column mail is not there yet");
    }

    @Test
    void followsColumnsThatThePlanAdds() {
        List<Effects> effects =
                foresee(
                        "ALTER TABLE users ADD COLUMN mail varchar(10);"
                                + " ALTER TABLE users ALTER mail TYPE varchar(20);"
                                + " ALTER TABLE users ALTER mail TYPE varchar(3)");
        assertThat(effects.get(1).gaps()).isEmpty();
        assertThat(effects.get(1).rewrites()).isEmpty();
    }

    @Test
    void knowsNothingOfTablesThatAreNotThereButTheirNames() {
        List<Effects> effects =
                foresee(
                        "CREATE TABLE orders (id int REFERENCES users);"
                                + " ALTER TABLE orders ADD total numeric DEFAULT random();"
                                + " INSERT INTO orders VALUES (1)");
        assertThat(effects.get(0).locks())
                .containsExactly(
                        lock("public.orders", LockMode.ACCESS_EXCLUSIVE),
                        lock("public.users", LockMode.SHARE_ROW_EXCLUSIVE));
        assertThat(effects.get(1).locks())
                .containsExactly(lock("public.orders", LockMode.ACCESS_EXCLUSIVE));
        assertThat(effects.get(1).rewrites()).isEmpty();
        assertThat(effects.get(1).knows(Aspect.REWRITES)).isFalse();
        assertThat(effects.get(2).locks())
                .containsExactly(lock("public.orders", LockMode.ROW_EXCLUSIVE));
    }

    @Test
    void saysTheStrongestLocksOfConcurrentStatements() {
        Effects effects = foresee("CREATE INDEX CONCURRENTLY ON users (name)").getFirst();
        assertThat(effects.locks())
                .containsExactly(lock("public.users", LockMode.SHARE_UPDATE_EXCLUSIVE));
        assertThat(effects.scans()).containsExactly("public.users");
    }

    @Test
    void leavesTemporaryTablesOut() {
        List<Effects> effects =
                foresee(
                        "CREATE TEMP TABLE t AS SELECT * FROM users; CREATE INDEX ON t (id);"
                                + " DROP TABLE t");
        assertThat(effects.get(0).locks())
                .containsExactly(lock("public.users", LockMode.ACCESS_SHARE));
        assertThat(effects.get(1).locks()).isEmpty();
        assertThat(effects.get(2).locks()).isEmpty();
    }

    @Test
    void doesNotGuessWhatCodeDoes() {
        Effects effects = foresee("DO $$ BEGIN DROP TABLE users; END $$").getFirst();
        assertThat(effects.gaps()).extracting(Effects.Gap::aspect).containsExactly(Aspect.values());
    }

    @Test
    void needsNoRightsOnTheTables() {
        db.execute("CREATE ROLE " + db.name() + "_reader");
        try (Session session = db.session()) {
            session.execute("SET ROLE " + db.name() + "_reader");
            assertThat(foresee(session, "TRUNCATE users").getFirst().rewrites())
                    .containsExactly("public.users");
        } finally {
            db.execute("DROP ROLE " + db.name() + "_reader");
        }
    }

    private List<Effects> foresee(String sql) {
        return foresee(db.session(), sql);
    }

    private static List<Effects> foresee(Session session, String sql) {
        return Foresight.of(
                session,
                Script.split(new SourceText("up.sql", sql)).statements().stream()
                        .map(Statement::shape)
                        .toList());
    }

    private static RelationLock lock(String relation, LockMode mode) {
        return new RelationLock(relation, mode);
    }
}
