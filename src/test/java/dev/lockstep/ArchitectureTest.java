package dev.lockstep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import dev.lockstep.app.Main;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rooms of the house and the doors between them. A room that is not built yet may be absent; a
 * package that has no row is refused.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.lockstep.";

    private static final Set<String> ENGINE =
            Set.of("model", "sql", "postgres", "schema", "ledger", "project");

    /** Room to the rooms it may use. */
    private static final Map<String, Set<String>> DOORS =
            Map.ofEntries(
                    Map.entry("model", Set.of()),
                    Map.entry("sql", Set.of("model")),
                    Map.entry("postgres", Set.of("model", "sql")),
                    Map.entry("project", Set.of("model", "sql", "postgres")),
                    Map.entry("ledger", Set.of("model", "sql", "postgres")),
                    Map.entry("schema", Set.of("model", "sql", "postgres")),
                    Map.entry("trace", Set.of("model", "sql", "postgres")),
                    Map.entry("plan", ENGINE),
                    Map.entry("apply", with(ENGINE, "plan", "trace")),
                    Map.entry("rehearse", with(ENGINE, "plan", "trace", "apply")),
                    Map.entry("backfill", with(ENGINE, "plan")),
                    Map.entry("record", Set.of("model", "sql", "project", "ledger", "postgres")),
                    Map.entry("pairing", Set.of("model", "sql", "project", "ledger", "postgres")),
                    Map.entry("render", Set.of("model", "sql")),
                    Map.entry(
                            "command",
                            with(
                                    ENGINE,
                                    "trace",
                                    "plan",
                                    "apply",
                                    "rehearse",
                                    "backfill",
                                    "record",
                                    "pairing",
                                    "render")),
                    Map.entry("shell", Set.of("command", "render", "model", "sql")),
                    Map.entry(
                            "app",
                            with(
                                    ENGINE,
                                    "trace",
                                    "plan",
                                    "apply",
                                    "rehearse",
                                    "backfill",
                                    "record",
                                    "pairing",
                                    "render",
                                    "command",
                                    "shell")));

    private static JavaClasses classes;

    @BeforeAll
    static void readTheClasses() throws URISyntaxException {
        classes =
                new ClassFileImporter()
                        .importPath(
                                Path.of(
                                        Main.class
                                                .getProtectionDomain()
                                                .getCodeSource()
                                                .getLocation()
                                                .toURI()));
    }

    @Test
    void seesEveryRoomThatHasSources() throws IOException {
        Map<String, Long> seen = new TreeMap<>();
        for (JavaClass type : classes) {
            seen.merge(room(type), 1L, Long::sum);
        }
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/lockstep"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file ->
                            files.merge(
                                    file.subpath(5, 6).toString().replace(".java", ""),
                                    1L,
                                    Long::sum));
        }
        assertThat(DOORS.keySet()).containsAll(files.keySet());
        assertThat(seen.keySet()).isEqualTo(files.keySet());
        files.forEach((room, count) ->
                assertThat(seen.get(room)).as("classes of " + room).isGreaterThanOrEqualTo(count));
        assertThat(classes).hasSizeGreaterThan(80);
    }

    @Test
    void roomsUseOnlyTheRoomsOfTheirRow() {
        Set<String> intrusions = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(ROOT)
                        && !room(target).equals(room(type))
                        && !DOORS.getOrDefault(room(type), Set.of()).contains(room(target))) {
                    intrusions.add(dependency.getDescription());
                }
            }
        }
        assertThat(intrusions).isEmpty();
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching("dev.lockstep.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @Test
    void onlyAppTouchesTheProcess() {
        for (String stream : List.of("in", "out", "err")) {
            outside("app").should().accessField(System.class, stream).check(classes);
        }
        outside("app").should().callMethod(System.class, "exit", int.class).check(classes);
        outside("app").should().callMethod(System.class, "getenv").check(classes);
        outside("app").should().callMethod(System.class, "getenv", String.class).check(classes);
        outside("app").should().callMethod(Thread.class, "sleep", long.class).check(classes);
        outside("app").should().callMethod(Thread.class, "sleep", Duration.class).check(classes);
    }

    @Test
    void onlyAppReadsTheClock() {
        outside("app").should().callMethod(System.class, "currentTimeMillis").check(classes);
        for (Class<?> time :
                List.of(
                        Instant.class,
                        LocalDate.class,
                        LocalDateTime.class,
                        OffsetDateTime.class,
                        ZonedDateTime.class)) {
            outside("app").should().callMethod(time, "now").check(classes);
        }
        outside("app").should().callMethod(Clock.class, "systemUTC").check(classes);
        outside("app").should().callMethod(Clock.class, "systemDefaultZone").check(classes);
    }

    @Test
    void jlineStaysInTheShell() {
        outside("shell")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline..", "picocli.shell..")
                .check(classes);
    }

    @Test
    void picocliStopsAtTheCommands() {
        outside("command", "shell", "app")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .check(classes);
    }

    @Test
    void databaseDriversStayInPostgres() {
        outside("postgres")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..")
                .check(classes);
    }

    private static GivenClassesConjunction outside(String... rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new));
    }

    /** The package below the root, its own sub-packages included. */
    private static String room(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> all = new TreeSet<>(rooms);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
