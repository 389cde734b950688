package dev.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.FakeCheckout.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {
    @TempDir Path folder;
    private FakeCheckout checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = new FakeCheckout(folder);
    }

    @Test
    void buildsOnFirstUseWithOneLineOfProgress() throws Exception {
        Result result = checkout.lockstep("status");

        assertThat(result.err()).isEqualTo("building Lockstep (once, about a minute) ...\n");
        assertThat(checkout.log())
                .containsExactly(checkout.root + " -q -B -Dstyle.color=never -Pquick package");
        assertThat(result.out())
                .contains("[-jar][" + checkout.root + "/target/lockstep.jar][status]");
        assertThat(checkout.root.resolve("target/building")).doesNotExist();
    }

    @Test
    void buildsAgainOnlyWhenASourceIsNewerThanTheJar() throws Exception {
        checkout.lockstep("status");
        Result second = checkout.lockstep("status");
        assertThat(second.err()).isEmpty();
        assertThat(checkout.log()).hasSize(1);

        Files.setLastModifiedTime(
                checkout.root.resolve("src/main/java/A.java"),
                FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        checkout.lockstep("status");
        assertThat(checkout.log()).hasSize(2);
    }

    @Test
    void showsWhatTheBuildSaidWhenItFails() throws Exception {
        checkout.environment.put("FAKE_BUILD", "fails");
        Result result = checkout.lockstep("status");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("[ERROR] A.java:1: no").endsWith("failed, see above\n");
        assertThat(checkout.root.resolve("target/building")).doesNotExist();
    }

    @Test
    void handsArgumentsInputAndExitCodeThroughAsTheyAre() throws Exception {
        Result result =
                checkout.run(
                        checkout.root,
                        "select 1;\n",
                        List.of("scripts/lockstep", "-c", "a  b; *", "", "$HOME", "'\"\\"));

        assertThat(result.out()).contains("[-c][a  b; *][][$HOME]['\"\\]").endsWith("select 1;\n");
        assertThat(result.exit()).isEqualTo(7);
    }

    @Test
    void startsFromAnywhereAndThroughLinks() throws Exception {
        Path link = folder.resolve("a link");
        Files.createSymbolicLink(link, checkout.root.resolve("scripts/lockstep"));
        Path second = folder.resolve("second");
        Files.createSymbolicLink(second, Path.of("a link"));

        Result result = checkout.run(checkout.home, "", List.of(second.toString(), "status"));

        assertThat(result.out()).contains(checkout.root + "/target/lockstep.jar");
    }

    @Test
    void startsTheDistributionWithoutBuilding() throws Exception {
        Path dist = folder.resolve("dist");
        Files.createDirectories(dist.resolve("lib"));
        Files.writeString(dist.resolve("lockstep.jar"), "jar");
        Files.createDirectories(dist.resolve("bin"));
        for (String script : List.of("lockstep", "find-jdk", "aot-cache")) {
            Files.copy(
                    checkout.root.resolve("scripts").resolve(script),
                    dist.resolve("bin").resolve(script));
        }
        Result result =
                checkout.run(
                        checkout.home, "", List.of("sh", dist.resolve("bin/lockstep").toString()));

        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains(
                        "[-Dlockstep.embedded="
                                + dist
                                + "/embedded][-jar]["
                                + dist
                                + "/lockstep.jar]");
        assertThat(checkout.log()).isEmpty();
    }

    @Test
    void findsAJdkWhereSystemsKeepThem() throws Exception {
        checkout.environment.put(
                "JAVA_HOME", checkout.jdk(folder.resolve("jdk 17"), "17.0.15").toString());
        Path sdkman = checkout.jdk(checkout.home.resolve(".sdkman/candidates/java/27-tem"), "27");
        // a link on the PATH wins over folders
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path onPath = checkout.jdk(folder.resolve("jdk 26"), "26-ea");
        Files.createSymbolicLink(bin.resolve("java"), onPath.resolve("bin/java"));

        assertThat(found("java", "/usr/bin:/bin")).isNotEmpty().doesNotContain("jdk 17");
        assertThat(found("java", bin + ":/usr/bin:/bin")).isEqualTo(onPath.toString());
        Files.writeString(sdkman.resolve("bin/only-here"), "");
        assertThat(sdkman.resolve("bin/only-here").toFile().setExecutable(true)).isTrue();
        assertThat(found("only-here", "/usr/bin:/bin")).isEqualTo(sdkman.toString());
    }

    @Test
    void saysInOneLineHowToGetWhatIsMissing() throws Exception {
        Result noJdk =
                checkout.run(
                        checkout.root,
                        "",
                        List.of("sh", "-euc", ". scripts/find-jdk; find_jdk no-such-tool"));
        assertThat(noJdk.exit()).isEqualTo(1);
        assertThat(noJdk.err().lines())
                .singleElement()
                .asString()
                .contains("JDK 25")
                .contains("JAVA_HOME");

        checkout.environment.put("FAKE_MAVEN", "3.6.3");
        Result oldMaven =
                checkout.run(
                        checkout.root,
                        "",
                        List.of(
                                "sh",
                                "-euc",
                                ". scripts/find-maven; maven_fits \"$(command -v mvn)\""));
        assertThat(oldMaven.exit()).isEqualTo(1);
    }

    @Test
    void makesACacheForTheNextStartAndUsesIt() throws Exception {
        checkout.environment.remove("LOCKSTEP_AOT");
        Result first = checkout.lockstep("status");
        assertThat(first.out()).doesNotContain("AOTCache");
        Path cache = awaitCache(checkout.home.resolve(".cache/lockstep/aot"));

        Result second = checkout.lockstep("status");
        assertThat(second.out()).contains("[-XX:AOTCache=" + cache + "]");
        assertThat(checkout.log()).hasSize(2).last().asString().endsWith("--warm-up");
    }

    @Test
    void makesAnotherCacheAndRemovesTheOldOneWhenTheJarChanges() throws Exception {
        checkout.environment.remove("LOCKSTEP_AOT");
        checkout.environment.put("XDG_CACHE_HOME", folder.resolve("x dg").toString());
        checkout.lockstep("status");
        Path old = awaitCache(folder.resolve("x dg/lockstep/aot"));
        Files.writeString(checkout.root.resolve("target/lockstep.jar"), "another jar");

        assertThat(checkout.lockstep("status").out()).doesNotContain("AOTCache");
        for (int i = 0; i < 100 && Files.exists(old); i++) {
            Thread.sleep(50);
        }
        assertThat(old).doesNotExist();
        assertThat(awaitCache(folder.resolve("x dg/lockstep/aot"))).isNotEqualTo(old);
    }

    @Test
    void aCacheThatCannotBeMadeDisturbsNobody() throws Exception {
        checkout.environment.remove("LOCKSTEP_AOT");
        checkout.lockstep("status");
        checkout.environment.put("FAKE_TRAINING", "fails");
        checkout.environment.put("XDG_CACHE_HOME", folder.resolve("another").toString());
        checkout.environment.put("HOME", "");
        assertThat(checkout.lockstep("status")).isEqualTo(plainRun());

        checkout.environment.put("XDG_CACHE_HOME", "/dev/null/nowhere");
        assertThat(checkout.lockstep("status")).isEqualTo(plainRun());
        checkout.environment.remove("XDG_CACHE_HOME");
        assertThat(checkout.lockstep("status")).isEqualTo(plainRun());
    }

    @Test
    void optimisesOnlyForAShell() throws Exception {
        // without a terminal there is no shell, whatever is typed
        assertThat(checkout.lockstep("demo").out()).contains("[-XX:TieredStopAtLevel=1]");
        assertThat(checkout.lockstep().out()).contains("[-XX:TieredStopAtLevel=1]");
    }

    @Test
    void testRunsMavenInTheCheckout() throws Exception {
        Result result =
                checkout.run(
                        checkout.home,
                        "",
                        List.of(checkout.root + "/scripts/test", "-Dtest=A B", "-o"));

        assertThat(result.exit()).isZero();
        assertThat(checkout.log()).containsExactly(checkout.root + " -B verify -Dtest=A B -o");
    }

    private Result plainRun() {
        return new Result(
                7,
                "[-Xlog:disable][-XX:+UseSerialGC][-Xmn32m][-Xmx2g][-XX:TieredStopAtLevel=1]"
                        + "[--enable-native-access=ALL-UNNAMED][-Dlockstep.embedded="
                        + checkout.root
                        + "/target/embedded][-jar]["
                        + checkout.root
                        + "/target/lockstep.jar][status]\n",
                "");
    }

    private String found(String tool, String path) throws IOException, InterruptedException {
        checkout.environment.put("PATH", path);
        String script = ". scripts/find-jdk; find_jdk " + tool + "; printf %s \"$JAVA_HOME\"";
        return checkout.run(checkout.root, "", List.of("sh", "-euc", script)).out();
    }

    /** The cache is made beside the run: it is there after a moment. */
    private static Path awaitCache(Path folder) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    List<Path> all = files.toList();
                    if (all.size() == 1 && all.getFirst().toString().endsWith(".aot")) {
                        return all.getFirst();
                    }
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no cache in " + folder);
    }
}
