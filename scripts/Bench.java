import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What {@code scripts/bench} runs: {@code Bench ROOT WORK [MIGRATIONS [MANY]]}. Every number is a
 * median of runs that take turns with the reference they are compared to.
 */
public final class Bench {
    private static final String URL = System.getenv("LOCKSTEP_BENCH_URL");
    private static final int STARTS = 15;
    private static final int APPLIES = 3;

    private final Path root;
    private final Path work;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> databases = new HashSet<>();

    private Bench(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    public static void main(String[] args) throws Exception {
        Bench bench = new Bench(Path.of(args[0]), Path.of(args[1]));
        int few = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        int many = args.length > 3 ? Integer.parseInt(args[3]) : 10_000;
        bench.all(few, many);
    }

    private void all(int few, int many) throws Exception {
        Path small = project("bench", few);
        Path large = project("bench_many", many);
        System.out.printf("%-46s %12s %12s %8s   %s%n", "", "lockstep", "reference", "ratio", "bound");
        starts(small);
        double each = applies(small, few);
        appliesMany(large, many, each);
        database("bench_fresh");
        openShell("status", small, few, 50, "bench");
        openShell("plan", small, few, 50, "bench_fresh");
        openShell("status", large, many, 300, "bench_many");
        openShell("plan", large, many, 300, "bench_fresh");
        completion(large, many);
        foresees();
        problems.forEach(problem -> System.out.println("not measured: " + problem));
    }

    // ---- starting ----

    private void starts(Path project) throws Exception {
        Path hello = program("Hello", "System.out.println(1);");
        Path select =
                program(
                        "Select",
                        "try (var c = java.sql.DriverManager.getConnection(a[0]);"
                                + " var r = c.createStatement().executeQuery(\"select 1\")) {"
                                + " r.next(); System.out.println(r.getInt(1)); }");
        database("bench");
        List<String> status = lockstep(project, "status");
        awaitCache(status);
        List<Double> jvm = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            jvm.add(run(java(hello), "bench").millis());
            bare.add(run(java(select), "bench").millis());
            own.add(run(status, "bench").millis());
        }
        double reference = median(bare);
        line("one-shot status, nothing applied", median(own), reference, "2.3");
        System.out.printf(
                Locale.ROOT,
                "    of this: JVM %.0f ms, connection and driver %.0f ms, project and Lockstep %.0f ms%n",
                median(jvm),
                reference - median(jvm),
                median(own) - reference);
        List<Double> prompts = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Terminal terminal = new Terminal(project, "bench")) {
                prompts.add(terminal.awaitPrompt());
            }
        }
        line("prompt ready, connected", median(prompts), reference, "2.7");
    }

    /** The JVM's flags as the launcher gives them, with a cache of this program's own. */
    private List<String> java(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:AOTCache=" + jar + ".aot",
                "-Xlog:disable",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                jdbc("bench"));
    }

    private Path program(String name, String body) throws Exception {
        Path source = work.resolve(name + ".java");
        Files.writeString(
                source,
                "class " + name + " { public static void main(String[] a) throws Exception { " + body + " } }");
        String bin = System.getProperty("java.home") + "/bin/";
        must(List.of(bin + "javac", "-d", work.toString(), source.toString()));
        Path manifest = work.resolve(name + ".mf");
        Files.writeString(
                manifest,
                "Main-Class: " + name + "\nClass-Path: " + driver().toUri() + "\n");
        Path jar = work.resolve(name + ".jar");
        must(
                List.of(
                        bin + "jar", "cfm", jar.toString(), manifest.toString(),
                        "-C", work.toString(), name + ".class"));
        database("bench");
        must(
                List.of(
                        bin + "java",
                        "-XX:AOTCacheOutput=" + jar + ".aot",
                        "-Xlog:disable",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        jdbc("bench")));
        return jar;
    }

    private Path driver() throws IOException {
        try (Stream<Path> libraries = Files.list(root.resolve("target/lib"))) {
            return libraries
                    .filter(jar -> jar.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The launcher makes its cache beside the first run; the ones that are measured have it. */
    private void awaitCache(List<String> command) throws Exception {
        run(command, "bench");
        Path folder = work.resolve("home/.cache/lockstep/aot");
        for (int i = 0; i < 200; i++) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    List<Path> all = files.toList();
                    if (all.size() == 1 && all.getFirst().toString().endsWith(".aot")) {
                        return;
                    }
                }
            }
            Thread.sleep(100);
        }
        problems.add("starts with an ahead-of-time cache: none was made within 20 s");
    }

    // ---- applying ----

    /** Milliseconds per migration. */
    private double applies(Path project, int migrations) throws Exception {
        List<Run> own = new ArrayList<>();
        List<Double> psql = new ArrayList<>();
        for (int i = 0; i < APPLIES; i++) {
            database("bench");
            psql.add(must(psql(project, "bench")).millis());
            database("bench");
            own.add(must(lockstep(project, "apply", "all", "--yes"), "bench"));
            expectTables("bench", migrations);
        }
        double applied = median(own.stream().map(Run::millis).toList());
        line("apply " + migrations + " migrations | psql", applied, median(psql), "1.10");
        bound("    client CPU", median(own.stream().map(Run::cpuMillis).toList()), "ms", "3000");
        bound("    peak memory", median(own.stream().map(Run::peakMegabytes).toList()), "MB", "200");
        return applied / migrations;
    }

    private void appliesMany(Path project, int migrations, double before) throws Exception {
        database("bench_many");
        double psql = must(psql(project, "bench_many")).millis();
        database("bench_many");
        Run run = must(lockstep(project, "apply", "all", "--yes"), "bench_many");
        expectTables("bench_many", migrations);
        line("apply " + migrations + " migrations | psql", run.millis(), psql, "");
        line("    cost of one, against the smaller run", run.millis() / migrations, before, "flat");
        bound("    peak memory", run.peakMegabytes(), "MB", "");
    }

    /** One session, one transaction a file: what a careful person would do by hand. */
    private List<String> psql(Path project, String database) throws IOException {
        StringBuilder script = new StringBuilder();
        for (Path migration : migrations(project)) {
            script.append("BEGIN;\n\\i ").append(migration.resolve("up.sql")).append("\nCOMMIT;\n");
        }
        Path file = Files.writeString(work.resolve(database + ".sql"), script);
        return List.of(
                "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", url(database), "-f", file.toString());
    }

    private void expectTables(String database, int migrations) throws Exception {
        String count =
                "select 1 / (count(*) = " + tables(migrations) + ")::int from pg_tables where schemaname = 'public'";
        must(List.of("psql", "-qXAt", "-d", url(database), "-c", count));
    }

    // ---- in an open shell ----

    /** Four times, one JSON object a line: the later three say what an open shell costs. */
    private void openShell(String command, Path project, int migrations, int bound, String database)
            throws Exception {
        String four = String.join("; ", List.of(command, command, command, command));
        Process process =
                start(lockstep(project, "--stage", "development", "--json", "-c", four), database);
        process.getOutputStream().close();
        List<Double> millis = new ArrayList<>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            long before = System.nanoTime();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                millis.add((System.nanoTime() - before) / 1e6);
                before = System.nanoTime();
            }
        }
        String name = command + " in an open shell, " + migrations;
        if (process.waitFor() != 0 || millis.size() != 4) {
            problems.add(name + ": " + millis.size() + " answers instead of 4");
        } else {
            bound(name, median(millis.subList(1, 4)), "ms", String.valueOf(bound));
        }
    }

    // ---- looking ahead ----

    private static final int HISTORY = 400;
    private static final int TABLES = 1_000;

    private void foresees() throws Exception {
        Path project = project("bench_shadow", HISTORY);
        database("bench_shadow");
        double dry =
                must(lockstep(project, "--stage", "development", "dry-run"), "bench_shadow").millis();
        double applied = must(lockstep(project, "apply", "all", "--yes"), "bench_shadow").millis();
        line("dry-run of " + HISTORY + " | apply", dry, applied, "2.00");
        // the first builds the shadow, the later ones have it from its cache
        openShell("diff", project, HISTORY, 1_000, "bench_shadow");
        Path lint = work.resolve("bench_lint");
        for (int i = 0; i < 1_000; i++) {
            Path folder = lint.resolve("migrations/%d_lint_%05d".formatted(20260101000000L + i, i));
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("up.sql"),
                    """
                    CREATE TABLE lint_%1$d (id bigint PRIMARY KEY, note text, n int);
                    CREATE INDEX CONCURRENTLY lint_%1$d_note ON lint_%1$d (note);
                    ALTER TABLE orders ADD COLUMN n%1$d int NOT NULL DEFAULT 0;
                    """
                            .formatted(i));
        }
        Files.writeString(lint.resolve("lockstep.toml"), "[project]\nname = \"lint\"\n");
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            millis.add(run(lockstep(lint, "lint"), "bench").millis());
        }
        bound("lint of 1000 files with three statements", median(millis), "ms", "700");
        snapshot();
    }

    /** Two databases of many tables, compared: two snapshots and what differs, which is nothing. */
    private void snapshot() throws Exception {
        Path project = work.resolve("bench_tables");
        Files.createDirectories(project.resolve("migrations"));
        Files.writeString(
                project.resolve("lockstep.toml"),
                "[project]\nname = \"tables\"\n[environments.other]\nurl = \"%s\"\n"
                        .formatted(url("bench_two")));
        for (String name : List.of("bench_one", "bench_two")) {
            database(name);
            StringBuilder sql = new StringBuilder();
            for (int i = 0; i < TABLES; i++) {
                sql.append(
                        "CREATE TABLE t%1$d (id bigint PRIMARY KEY, note text NOT NULL, n int DEFAULT 1, at timestamptz);\nCREATE INDEX ON t%1$d (note);\n"
                                .formatted(i));
            }
            Path file = Files.writeString(work.resolve(name + ".sql"), sql);
            must(List.of("psql", "-qX", "-1", "-d", url(name), "-f", file.toString()));
        }
        // two of them
        openShell("diff other", project, TABLES, 2_000, "bench_one");
    }

    private void completion(Path project, int migrations) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (Terminal terminal = new Terminal(project, "bench_many")) {
            terminal.awaitPrompt();
            for (int i = 1; i <= 9; i++) {
                String name = migrations(project).get(migrations * i / 10).getFileName().toString();
                String word = name.substring(name.indexOf('_') + 1);
                terminal.type("show " + word);
                terminal.await(word);
                long before = System.nanoTime();
                terminal.type("\t");
                terminal.await(name.substring(0, name.indexOf('_')));
                millis.add((System.nanoTime() - before) / 1e6);
                terminal.type("\u0015");
                Thread.sleep(300);
            }
            bound("completion of a name, " + migrations, median(millis), "ms", "10");
        } catch (IOException problem) {
            problems.add("completion: " + problem.getMessage());
        }
    }

    /** A shell on a pseudo-terminal, which {@code script} of util-linux makes. */
    private final class Terminal implements AutoCloseable {
        private final long started = System.nanoTime();
        private final Process process;
        private final OutputStream keys;
        private final StringBuilder seen = new StringBuilder();

        Terminal(Path project, String database) throws IOException {
            String command =
                    "stty rows 40 cols 120; exec '" + root + "/scripts/lockstep' -C '" + project + "'";
            process = start(List.of("script", "-qfec", command, "/dev/null"), database);
            keys = process.getOutputStream();
        }

        /** Milliseconds since the start. */
        double awaitPrompt() throws IOException, InterruptedException {
            await("> ");
            return (System.nanoTime() - started) / 1e6;
        }

        void type(String text) throws IOException {
            seen.setLength(0);
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        /** Waits until that was written, colours and cursor movements left out. */
        void await(String text) throws IOException, InterruptedException {
            InputStream screen = process.getInputStream();
            byte[] bytes = new byte[8192];
            long limit = System.nanoTime() + 20_000_000_000L;
            while (!seen.toString().replaceAll("\u001b\\[[0-9;?]*[A-Za-z]|\u001b[=>]", "").contains(text)) {
                if (screen.available() == 0) {
                    if (System.nanoTime() > limit || !process.isAlive()) {
                        throw new IOException("'" + text + "' did not appear within 20 s");
                    }
                    Thread.sleep(0, 200_000);
                    continue;
                }
                seen.append(new String(bytes, 0, screen.read(bytes), StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() throws IOException, InterruptedException {
            type("\u0015exit\r");
            if (!process.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    // ---- projects, databases, processes ----

    private Path project(String name, int migrations) throws IOException {
        Path project = work.resolve(name);
        for (int i = 0; i < migrations; i++) {
            Path folder =
                    project.resolve("migrations/%d_change_%05d".formatted(20260101000000L + i, i));
            Files.createDirectories(folder);
            int table = i / 10;
            String up =
                    i % 10 == 0
                            ? "CREATE TABLE t%d (id bigint PRIMARY KEY, note text);\n".formatted(table)
                            : "ALTER TABLE t%d ADD COLUMN c%d integer;\n".formatted(table, i % 10);
            String down =
                    i % 10 == 0
                            ? "DROP TABLE t%d;\n".formatted(table)
                            : "ALTER TABLE t%d DROP COLUMN c%d;\n".formatted(table, i % 10);
            Files.writeString(folder.resolve("up.sql"), up);
            Files.writeString(folder.resolve("down.sql"), down);
        }
        Files.writeString(project.resolve("lockstep.toml"), "[project]\nname = \"" + name + "\"\n");
        return project;
    }

    private static int tables(int migrations) {
        return (migrations + 9) / 10;
    }

    private static List<Path> migrations(Path project) throws IOException {
        try (Stream<Path> folders = Files.list(project.resolve("migrations"))) {
            return folders.sorted().toList();
        }
    }

    /**
     * An empty database. Some file systems (ext4) look long for a place for new files within five
     * seconds of others having been deleted, which would be measured with whatever comes first.
     */
    private void database(String name) throws Exception {
        must(List.of("psql", "-qX", "-d", URL, "-c", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        if (!databases.add(name)) {
            Thread.sleep(6_000);
        }
        must(List.of("psql", "-qX", "-d", URL, "-c", "CREATE DATABASE " + name));
        must(List.of("psql", "-qX", "-d", URL, "-c", "CHECKPOINT"));
    }

    private static String url(String database) {
        return URL.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1");
    }

    /** As the driver wants it: user and password as parameters. */
    private static String jdbc(String database) {
        var matcher =
                java.util.regex.Pattern.compile("postgres(?:ql)?://([^:@/]+)(?::([^@/]*))?@(.*)")
                        .matcher(url(database));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("LOCKSTEP_BENCH_URL needs user@host:port/database");
        }
        String parameters =
                "user=" + matcher.group(1) + (matcher.group(2) == null ? "" : "&password=" + matcher.group(2));
        return "jdbc:postgresql://" + matcher.group(3) + (matcher.group(3).contains("?") ? "&" : "?") + parameters;
    }

    private List<String> lockstep(Path project, String... words) {
        List<String> command =
                new ArrayList<>(List.of(root + "/scripts/lockstep", "-C", project.toString()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    private Process start(List<String> command, String database) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        Path home = Files.createDirectories(work.resolve("home"));
        environment.put("HOME", home.toString());
        environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.startsWith("PG"));
        environment.put("LOCKSTEP_URL", url(database));
        environment.put("TERM", "xterm-256color");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder.redirectError(work.resolve("errors").toFile()).start();
    }

    /** Runs to the end; CPU and peak memory are read from /proc while it runs, where there is one. */
    private Run run(List<String> command, String database) throws IOException, InterruptedException {
        long before = System.nanoTime();
        Process process = start(command, database);
        process.getOutputStream().close();
        Path status = Path.of("/proc/" + process.pid() + "/status");
        double[] watched = {0, 0};
        Thread watcher =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    while (process.isAlive()) {
                                        process.info()
                                                .totalCpuDuration()
                                                .ifPresent(cpu -> watched[0] = cpu.toNanos() / 1e6);
                                        watched[1] = Math.max(watched[1], peak(status));
                                        try {
                                            Thread.sleep(10);
                                        } catch (InterruptedException e) {
                                            return;
                                        }
                                    }
                                });
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        int exit = process.waitFor();
        double millis = (System.nanoTime() - before) / 1e6;
        watcher.join();
        return new Run(exit, millis, watched[0], watched[1]);
    }

    private static double peak(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // the process is gone
        }
    }

    private Run must(List<String> command) throws Exception {
        return must(command, "postgres");
    }

    private Run must(List<String> command, String database) throws Exception {
        Run run = run(command, database);
        if (run.exit() != 0) {
            throw new IOException(
                    String.join(" ", command) + " ended with " + run.exit() + "\n"
                            + Files.readString(work.resolve("errors")));
        }
        return run;
    }

    private record Run(int exit, double millis, double cpuMillis, double peakMegabytes) {}

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void line(String name, double own, double reference, String bound) {
        System.out.printf(
                Locale.ROOT,
                "%-46s %9.1f ms %9.1f ms %8.2f   %s%n",
                name,
                own,
                reference,
                own / reference,
                bound);
    }

    private static void bound(String name, double value, String unit, String bound) {
        System.out.printf(Locale.ROOT, "%-46s %9.1f %s %21s %8s%n", name, value, unit, "", bound);
    }
}
