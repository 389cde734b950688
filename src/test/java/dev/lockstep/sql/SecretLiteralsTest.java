package dev.lockstep.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLiteralsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE ROLE a PASSWORD 'HUN\nTER2';",
                "CREATE ROLE a PASSWORD 'HUN'\n  'TER2' LOGIN;",
                "ALTER USER a WITH ENCRYPTED PASSWORD\n  -- the new one\n  'HUN''\nTER2'",
                "ALTER ROLE a PASSWORD $x$HUN\nTER2$x$",
                "ALTER ROLE a PASSWORD 'HUN\nTER2",
                "CREATE USER MAPPING FOR a SERVER s OPTIONS (user 'a', password 'HUN\nTER2')",
                "CREATE USER MAPPING FOR a SERVER s OPTIONS (\"sslpassword\" 'HUN\nTER2')",
                "CREATE SUBSCRIPTION s CONNECTION 'host=h password=HUN\\TER2' PUBLICATION p",
                "CREATE SUBSCRIPTION s CONNECTION 'host=h\npassword=''HUN\nTER2''' PUBLICATION p",
                "CREATE SUBSCRIPTION s CONNECTION $$host=h password=HUNTER2$$ PUBLICATION p",
                "SELECT dblink_connect('postgresql://a:HUNTER2@h/db')",
                "DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ''HUNTER2'''; END $$",
                "DO $$ BEGIN ALTER ROLE a PASSWORD 'HUN\nTER2'; END $$",
                "DO $$ BEGIN EXECUTE format('CREATE ROLE a LOGIN PASSWORD %L', 'HUNTER2'); END $$",
                "DO $$ BEGIN EXECUTE format('ALTER ROLE %I PASSWORD %L', 'a', 'HUNTER2'); END $$",
                "DO $$ BEGIN EXECUTE 'ALTER ROLE a PASSWORD ' || quote_literal('HUNTER2'); END $$",
                "SELECT format('ALTER ROLE a PASSWORD ''%s''', 'HUNTER2')",
                "COPY t FROM STDIN;\nit's\n\\.\nALTER ROLE a PASSWORD 'HUN\nTER2';",
                "\\set x 1\nALTER ROLE a PASSWORD 'HUN\nTER2';",
            })
    void hidesLiteralsWhateverLinesTheySpan(String sql) {
        String masked = SecretLiterals.masked(sql);

        assertThat(masked).doesNotContain("HUN").doesNotContain("TER2").contains("***");
        assertThat(masked.lines().count()).isEqualTo(sql.lines().count());
        assertThat(SecretLiterals.masked(masked)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE users ADD COLUMN password text NOT NULL DEFAULT 'none'",
                "COMMENT ON COLUMN users.password IS 'hashed'",
                "SELECT 1 AS secret, 'x'",
                "UPDATE users SET password = crypt('x', gen_salt('bf'))",
                "INSERT INTO notes VALUES ('the password: keep it', 'https://example.org/a:b')",
                "ALTER ROLE a PASSWORD NULL VALID UNTIL '2030-01-01'",
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'secret' $$",
            })
    void leavesOtherSqlAlone(String sql) {
        assertThat(SecretLiterals.masked(sql)).isEqualTo(sql);
    }

    @Test
    void keepsWhatStandsAround() {
        assertThat(
                        SecretLiterals.masked(
                                "CREATE SUBSCRIPTION s CONNECTION 'host=h password=x dbname=d' PUBLICATION p"))
                .isEqualTo(
                        "CREATE SUBSCRIPTION s CONNECTION 'host=h password=*** dbname=d' PUBLICATION p");
        assertThat(SecretLiterals.masked("ALTER ROLE a PASSWORD 'x' LOGIN;"))
                .isEqualTo("ALTER ROLE a PASSWORD *** LOGIN;");
    }

    @Test
    void thePlaceOfAnErrorShowsNoLineOfASecret() {
        SourceText source =
                new SourceText("up.sql", "ALTER ROLE a\n PASSWORD 'HUN\nTER2' VALID;\nSELECT 1;");

        assertThat(source.place(source.text().indexOf("VALID")).lineText())
                .isEqualTo("***** VALID;");
        assertThat(source.place(source.text().indexOf("PASSWORD")).lineText())
                .isEqualTo(" PASSWORD ****");
        assertThat(source.place(source.text().indexOf("SELECT")).lineText()).isEqualTo("SELECT 1;");
    }

    /** Texts that are cut off, or that are no SQL, are shown too. */
    @Test
    void aLiteralThatOnlyBeginsIsNoTrouble() {
        for (String cut : List.of("'", "$$", "$a", "'x", "E'", "''", "password '", "pwd $$x")) {
            String sql = "ALTER ROLE a PASSWORD 'hunter2'; SELECT secret " + cut;
            assertThat(SecretLiterals.masked(sql))
                    .contains("PASSWORD ***")
                    .doesNotContain("hunter2");
        }
    }
}
