package dev.lockstep.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect postgresql://ana:HUNTER2@db:5432/portfolio",
                "connect postgres://ana:HUNTER2/x@y@db/portfolio?sslmode=require",
                "connect jdbc:postgresql://db/portfolio?user=ana&password=HUNTER2&ssl=true",
                "connect 'host=db password=HUNTER2 user=ana'",
                "connect host=db password = 'HUN\\'TER2 HUNTER2' user=ana",
                "PGPASSWORD=HUNTER2 psql",
                "set DATABASE_PASSWORD: HUNTER2",
                "ALTER ROLE ana PASSWORD 'HUNTER2'",
                "alter user ana with encrypted password 'HUN''HUNTER2' valid until 'infinity';",
                "CREATE ROLE ana LOGIN PASSWORD E'HUN\\'HUNTER2' CREATEDB",
                "create user ana password U&'HUNTER2';",
                "create user ana password $x$HUNTER2$x$ login;",
                "create user ana password /* the new one */\n  'HUNTER2'",
                "create user ana password 'HUNTER2",
                "create user mapping for ana server s options (user 'ana', password 'HUNTER2')",
                "update users set password = crypt('x HUNTER2', gen_salt('bf')) where id = 1",
                "update users set \"password\" = 'HUNTER2'",
                "{\"password\": \"HUNTER2\"}",
                "do $$ begin execute 'alter role a password ''HUNTER2'''; end $$",
                "select 'select ''alter role a password ''''HUNTER2''''''';",
                "alter role a password '''HUNTER2'",
                "alter role a password '''x HUNTER2'''",
                "alter role a password 'HUNTER2'; alter role b password 'HUNTER2'",
            })
    void hidesPlantedSecrets(String line) {
        assertThat(Masking.mask(line)).doesNotContain("HUNTER2").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply to 20260321090000_add_user_avatar",
                "select password::text from users",
                "select password from users where id = 1",
                "connect postgresql://ana@db:5432/portfolio",
                "connect postgresql://db:5432/portfolio",
                "new add_password_column",
                "alter table users add column password text not null",
                "alter role ana password null",
                "select 'http://example.org:8080/' as url",
                "",
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(Masking.mask(line)).isEqualTo(line);
    }

    @Test
    void keepsWhatStandsAroundTheSecret() {
        assertThat(Masking.mask("connect postgresql://ana:x@db/p"))
                .isEqualTo("connect postgresql://ana:***@db/p");
        assertThat(Masking.mask("alter role ana password 'x' valid until '2027-01-01';"))
                .isEqualTo("alter role ana password *** valid until '2027-01-01';");
    }

    @Test
    void masksWhatIsMaskedToTheSame() {
        String once = Masking.mask("connect u://a:b@c password=x; alter role a password 'y'");
        assertThat(Masking.mask(once)).isEqualTo(once);
    }

    @Test
    void readsLongLinesInLinearTime() {
        String line = "password='" + "\\'".repeat(500_000) + "'" + " password".repeat(10_000);
        assertThat(Masking.mask(line)).startsWith("password=***");
    }
}
