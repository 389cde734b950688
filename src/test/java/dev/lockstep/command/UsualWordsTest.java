package dev.lockstep.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.FailureException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "status --json --exit-code",
                "-C dir -e staging plan next 2 --sql",
                "apply to user_roles --yes --confirm portfolio",
                "rollback last 3 --url env:X --stage staging",
                "demo --fresh",
                "-f session.lockstep"
            })
    void takesTheWordsOfUsualRuns(String line) {
        assertThat(UsualWords.read(words(line))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "status --help",
                "--color=never status",
                "apply --plan x",
                "resolve m --applied",
                "status --exit",
                "-e",
                "--url --json status",
                "-e a -e b status",
                "--stage prod status"
            })
    void leavesOtherWordsToPicocli(String line) {
        assertThat(UsualWords.read(words(line))).isEmpty();
    }

    /** What it takes, Picocli takes too and to the same end; so nobody can tell who did it. */
    @Property(tries = 2_000)
    void agreesWithPicocli(@ForAll("lines") List<String> words) {
        Optional<Invocation> usual = UsualWords.read(words);
        if (usual.isPresent()) {
            assertThat(described(usual.get())).isEqualTo(described(PicocliWords.read(words)));
        }
    }

    @Test
    void failsWithPicoclisReason() {
        assertThatThrownBy(() -> Invocation.of(List.of("status", "--nothing")))
                .isInstanceOf(FailureException.class)
                .hasMessage("there is no option --nothing here");
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(
                        "status",
                        "plan",
                        "apply",
                        "rollback",
                        "demo",
                        "all",
                        "next",
                        "last",
                        "to",
                        "2",
                        "user_roles",
                        "--json",
                        "--events",
                        "--yes",
                        "--debug",
                        "--version",
                        "--exit-code",
                        "--all-envs",
                        "--down",
                        "--sql",
                        "--fresh",
                        "-C",
                        "-e",
                        "--url",
                        "--stage",
                        "--confirm",
                        "-c",
                        "-f",
                        "staging",
                        "--",
                        "-",
                        "x=y",
                        "--json=true",
                        "")
                .list()
                .ofMaxSize(5);
    }

    private static String described(Invocation invocation) {
        Verb verb = invocation.verb();
        return invocation.options()
                + " "
                + invocation.word()
                + " "
                + invocation.line()
                + " "
                + invocation.file()
                + " "
                + invocation.wantsHelp()
                + invocation.wantsVersion()
                + " "
                + switch (verb) {
                    case null -> "";
                    case StatusCommand status -> status.allEnvironments + " " + status.exitCode;
                    case PlanCommand plan ->
                            plan.target.words
                                    + " "
                                    + plan.down
                                    + plan.sql
                                    + plan.exitCode
                                    + plan.out;
                    case ApplyCommand apply ->
                            apply.target.words + " " + apply.atomic + apply.planFile;
                    case RollbackCommand rollback -> rollback.target.words.toString();
                    case DemoCommand demo -> Boolean.toString(demo.fresh);
                    default -> verb.toString();
                };
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : Arrays.asList(line.split(" "));
    }
}
