package dev.lockstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionStringsTest {
    @TempDir Path home;

    @Test
    void readsAUri() {
        ConnectionTarget target =
                read("postgresql://ana:s%40crt@db.internal:6432/port%20folio?sslmode=verify-full");
        assertThat(target.hosts()).containsExactly(new ConnectionTarget.Host("db.internal", 6432));
        assertThat(target.database()).isEqualTo("port folio");
        assertThat(target.user()).isEqualTo("ana");
        assertThat(target.password().reveal()).isEqualTo("s@crt");
        assertThat(target.properties()).containsExactly(Map.entry("sslmode", "verify-full"));
        assertThat(target).hasToString("db.internal:6432/port folio as ana");
    }

    @Test
    void takesTheLastAtSignAsTheEndOfThePassword() {
        ConnectionTarget target = read("postgres://ana:p@ss?w:rd@host/db");
        assertThat(target.password().reveal()).isEqualTo("p@ss?w:rd");
        assertThat(target.hosts().getFirst().name()).isEqualTo("host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ana:p@zq/w0rd@db/app",
                "postgresql://ana:pazq/w0rd@db/app",
                "postgresql://ana:p@zq/w0rd@db:5432"
            })
    void refusesASlashInThePasswordWithoutShowingIt(String text) {
        Failure failure = refusal(() -> read(text));
        assertThat(failure.message() + failure.next())
                .doesNotContain("zq")
                .doesNotContain("w0rd")
                .contains("%2F");
    }

    @Test
    void readsSeveralHosts() {
        assertThat(read("postgresql://a:1,[::1]:2,c/db").hosts())
                .containsExactly(
                        new ConnectionTarget.Host("a", 1),
                        new ConnectionTarget.Host("::1", 2),
                        new ConnectionTarget.Host("c", 5432));
        assertThat(read("host=a,b port=5433 dbname=d").hosts())
                .containsExactly(
                        new ConnectionTarget.Host("a", 5433), new ConnectionTarget.Host("b", 5433));
        assertThat(refusal(() -> read("host=a,b port=1,2,3")).message())
                .isEqualTo("there are 2 hosts and 3 ports");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://",
                "postgresql:///",
                "postgres:///?user=ana",
                "jdbc:postgresql:",
                "jdbc:postgresql:/",
                "user=ana",
            })
    void takesTheUserForWhatIsLeftOpen(String text) {
        ConnectionTarget target = read(text);
        assertThat(target).hasToString("localhost:5432/ana as ana");
    }

    @Test
    void readsAJdbcUrl() {
        ConnectionTarget target =
                read(
                        "jdbc:postgresql://h1:1,h2/shop?user=u&password=p%26q&ssl=true"
                                + "&currentSchema=app&reWriteBatchedInserts=true"
                                + "&targetServerType=primary&connectTimeout=3");
        assertThat(target.hosts()).hasSize(2);
        assertThat(target.database()).isEqualTo("shop");
        assertThat(target.schema()).isEqualTo("app");
        assertThat(target.password().reveal()).isEqualTo("p&q");
        assertThat(target.properties())
                .containsOnly(
                        Map.entry("sslmode", "verify-full"),
                        Map.entry("targetServerType", "primary"),
                        Map.entry("connectTimeout", "3"));
        assertThat(read("jdbc:postgresql:shop").database()).isEqualTo("shop");
    }

    @Test
    void readsKeywordsAndValues() {
        ConnectionTarget target =
                read("host = db.internal dbname='my \\'db\\'' password=a\\ b\\\\c user=''");
        assertThat(target.database()).isEqualTo("my 'db'");
        assertThat(target.password().reveal()).isEqualTo("a b\\c");
        assertThat(refusal(() -> read("host=h dbname")).message()).contains("keyword 2");
        assertThat(refusal(() -> read("host='h")).message()).contains("quote");
    }

    @Test
    void understandsPrismasParameters() {
        ConnectionTarget target =
                read(
                        "postgresql://u:p@h:6432/db?schema=public&connection_limit=5&pool_timeout=2"
                                + "&pgbouncer=true&socket_timeout=9&sslmode=require&sslaccept=strict"
                                + "&sslcert=ca.pem&sslidentity=me.p12&sslpassword=x");
        assertThat(target.schema()).isEqualTo("public");
        assertThat(target.saysPooler()).isTrue();
        assertThat(target.properties())
                .containsOnly(
                        Map.entry("sslmode", "verify-full"),
                        Map.entry("sslrootcert", "ca.pem"),
                        Map.entry("sslkey", "me.p12"),
                        Map.entry("sslpassword", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
    void knowsEverySslMode(String mode) {
        assertThat(read("postgresql://h/d?sslmode=" + mode).properties())
                .containsEntry("sslmode", mode);
    }

    @Test
    void prefersTlsUnlessTold() {
        assertThat(read("postgresql://h/d").properties()).containsEntry("sslmode", "prefer");
        assertThat(read("postgresql://h/d?sslrootcert=system").properties())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        assertThat(refusal(() -> read("postgresql://h/d?sslmode=on")).next())
                .contains("verify-full");
    }

    @ParameterizedTest
    @CsvSource({
        "any, any",
        "read-write, primary",
        "primary, primary",
        "standby, secondary",
        "read-only, secondary",
        "prefer-standby, preferSecondary"
    })
    void knowsTheKindsOfServer(String attribute, String driver) {
        assertThat(read("postgresql://h/d?target_session_attrs=" + attribute).properties())
                .containsEntry("targetServerType", driver);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://root:secret@h/d, a MySQL",
        "jdbc:mysql://h/d?password=secret, a MySQL",
        "mariadb://h/d, a MariaDB",
        "mongodb://u:secret@h/d, a MongoDB",
        "mongodb+srv://u:secret@h/d, a MongoDB",
        "redis://:secret@h, a Redis",
        "rediss://:secret@h, a Redis",
        "sqlite:dev.db, an SQLite",
        "file:./dev.db, an SQLite",
        "sqlserver://h;password=secret, an SQL Server",
        "oracle:thin:secret@h, an Oracle",
        "prisma://accelerate?api_key=secret, a Prisma Accelerate",
    })
    void namesTheOtherDatabase(String url, String name) {
        Failure failure = refusal(() -> read(url));
        assertThat(failure.message())
                .isEqualTo("Lockstep speaks PostgreSQL; that is " + name + " URL");
    }

    @Test
    void refusesWhatItDoesNotKnowByName() {
        assertThat(refusal(() -> read("postgresql://h/d?sslmod=require")).message())
                .contains("\"sslmod\"");
        assertThat(refusal(() -> read("jdbc:postgresql://h/d?shema=a")).message())
                .contains("\"shema\"");
        assertThat(refusal(() -> read("host=h passwort=secret")).message())
                .contains("\"passwort\"")
                .doesNotContain("secret");
        assertThat(refusal(() -> read("localhost")).message()).contains("neither");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:secret@h:port/d",
                "postgresql://u:secret@h:0/d",
                "postgresql://u:secret@h:65536/d",
                "postgresql://u:secret%@h/d",
                "postgresql://u:secret%zz@h/d",
                "postgresql://u:secret@[::1/d",
                "postgresql://u:secret@h/d?sslmode",
                "postgresql://u:sec/ret@h/d",
                "password=secret host",
                "host=h password='secret",
                "host=h connect_timeout=secret",
            })
    void refusesBrokenTextsWithoutRepeatingThem(String text) {
        Failure failure = refusal(() -> read(text));
        assertThat(failure.message() + failure.next()).doesNotContain("secret", "sec/ret", "ret@");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:///d?host=/var/run/postgresql",
                "postgresql://%2Fvar%2Frun%2Fpostgresql/d",
                "host=@abstract"
            })
    void saysThatSocketsAreOutOfReach(String text) {
        Failure failure = refusal(() -> read(text));
        assertThat(failure.message()).contains("Unix socket");
        assertThat(failure.next()).contains("connect by TCP");
    }

    @Test
    void fillsFromTheEnvironment() {
        ConnectionTarget target =
                ConnectionStrings.fromSurroundings(
                        around(
                                Map.of(
                                        "PGHOST", "db",
                                        "PGPORT", "6000",
                                        "PGDATABASE", "shop",
                                        "PGUSER", "bo",
                                        "PGPASSWORD", "pw",
                                        "PGSSLMODE", "require",
                                        "PGSSLROOTCERT", "ca.pem",
                                        "PGCONNECT_TIMEOUT", "4",
                                        "PGAPPNAME", "psql",
                                        "PGOPTIONS", "-c geqo=off")));
        assertThat(target).hasToString("db:6000/shop as bo");
        assertThat(target.password().reveal()).isEqualTo("pw");
        assertThat(target.properties())
                .containsOnly(
                        Map.entry("sslmode", "require"),
                        Map.entry("sslrootcert", "ca.pem"),
                        Map.entry("connectTimeout", "4"),
                        Map.entry("options", "-c geqo=off"));
    }

    @Test
    void takesTheTextBeforeTheServiceBeforeTheEnvironment() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                "# ours\n[other]\nhost=wrong\n[shop]\nhost=service\nport=1\nuser=sue\n");
        Surroundings around =
                around(Map.of("PGSERVICE", "shop", "PGPORT", "2", "PGDATABASE", "env"));
        assertThat(ConnectionStrings.parse("port=3", around)).hasToString("service:3/env as sue");
        assertThat(ConnectionStrings.fromSurroundings(around)).hasToString("service:1/env as sue");
        assertThat(refusal(() -> read("service=none")).message()).contains("service none");
    }

    @Test
    void findsThePasswordInItsFile() throws IOException {
        passwords(
                """
                # comment
                other:*:*:*:wrong
                db:5432:shop:a\\:na:one\\:two\\\\three:four
                *:*:*:*:last
                """,
                "rw-------");
        assertThat(read("postgresql://a%3Ana@db/shop").password().reveal())
                .isEqualTo("one:two\\three:four");
        assertThat(read("postgresql://bo@db/shop").password().reveal()).isEqualTo("last");
        assertThat(read("postgresql://bo:given@db/shop").password().reveal()).isEqualTo("given");
    }

    @Test
    void ignoresAPasswordFileThatOthersMayRead() throws IOException {
        passwords("*:*:*:*:secret\n", "rw-r-----");
        ConnectionStrings.Reading reading =
                ConnectionStrings.read("postgresql://db/shop", around(Map.of()));
        assertThat(reading.target().password().isEmpty()).isTrue();
        assertThat(reading.warnings())
                .singleElement()
                .asString()
                .contains(".pgpass has permissions 0640 and is ignored: chmod 600 ");
    }

    @Test
    void looksUpEachHostOfSeveralInThePasswordFile() throws IOException {
        passwords("db1:*:*:*:one\ndb2:*:*:*:two\n", "rw-------");
        ConnectionTarget target = read("postgresql://bo@db1,db2:5433,db3/shop");
        assertThat(target.hosts())
                .extracting(host -> target.only(host, Map.of()).password().reveal())
                .containsExactly("one", "two", "");

        passwords("*:*:*:*:same\n", "rw-------");
        assertThat(read("postgresql://bo@db1,db2/shop").password().reveal()).isEqualTo("same");
        assertThat(read("postgresql://bo@db1,db2/shop").passwordFile().passwords()).isEmpty();
    }

    @Property(tries = 500)
    void neverShowsThePassword(
            @ForAll @StringLength(min = 12, max = 20) @CharRange(from = '!', to = '~')
                    String password) {
        Path nowhere = Path.of("/nonexistent");
        Surroundings around = new Surroundings(Map.of(), nowhere, "ana", nowhere);
        String encoded = password.chars().mapToObj("%%%02x"::formatted).reduce("", String::concat);
        ConnectionTarget target =
                ConnectionStrings.parse("postgresql://u:" + encoded + "@h/d", around);
        assertThat(target.password().reveal()).isEqualTo(password);
        assertThat(target.toString() + target.password() + target.properties())
                .doesNotContain(password);
        // and as people forget to encode it: read somehow, or refused without being repeated
        try {
            ConnectionTarget raw =
                    ConnectionStrings.parse("postgresql://u:" + password + "@h/d", around);
            assertThat(raw.password() + "").doesNotContain(password);
        } catch (FailureException e) {
            assertThat(e.failure().message() + e.failure().next()).doesNotContain(password);
        }
    }

    private ConnectionTarget read(String text) {
        return ConnectionStrings.parse(text, around(Map.of()));
    }

    private Surroundings around(Map<String, String> environment) {
        return new Surroundings(environment, home, "ana", home);
    }

    private void passwords(String lines, String permissions) throws IOException {
        Path file = home.resolve(".pgpass");
        Files.writeString(file, lines);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static Failure refusal(ThrowingCallable call) {
        Failure[] failure = new Failure[1];
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(FailureException.class, e -> failure[0] = e.failure());
        assertThat(failure[0]).isInstanceOf(Failure.WrongUsage.class);
        return failure[0];
    }
}
