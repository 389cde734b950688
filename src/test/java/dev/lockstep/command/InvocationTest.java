package dev.lockstep.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Failure;
import dev.lockstep.model.FailureException;
import dev.lockstep.model.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InvocationTest {
    @Test
    void takesGlobalOptionsBeforeAndAfterTheCommand() {
        for (Invocation words :
                List.of(
                        of("-C", "dir", "-e", "staging", "--json", "status", "--exit-code"),
                        of("status", "--exit-code", "--json", "-e", "staging", "-C", "dir"))) {
            assertThat(words.options().project()).isEqualTo(Path.of("dir"));
            assertThat(words.options().environment()).isEqualTo("staging");
            assertThat(words.options().json()).isTrue();
            assertThat(words.word()).isEqualTo("status");
            assertThat(words.verb())
                    .isInstanceOfSatisfying(
                            StatusCommand.class, status -> assertThat(status.exitCode).isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status",
                "-C dir",
                "-e staging",
                "-C dir -e staging",
                "-e staging -C dir status",
                "status --json",
                "-C dir apply",
                "apply next 2 --yes",
                "apply --yes to 20260101 --json",
                "plan all",
                "-e staging rollback last --yes"
            })
    void understandsPlainWordsAsPicocliDoes(String typed) {
        List<String> words = typed.isEmpty() ? List.of() : List.of(typed.split(" "));
        Invocation plain = Invocation.plain(words).orElseThrow();
        // an option more is a case for Picocli
        List<String> more = Stream.concat(Stream.of("--debug"), words.stream()).toList();
        assertThat(Invocation.plain(more)).isEmpty();
        Invocation parsed = Invocation.of(more);
        assertThat(plain.options().project()).isEqualTo(parsed.options().project());
        assertThat(plain.options().environment()).isEqualTo(parsed.options().environment());
        assertThat(plain.options().color()).isEqualTo(parsed.options().color());
        assertThat(plain.command()).isEqualTo(parsed.command());
        assertThat(plain.verb() == null).isEqualTo(parsed.verb() == null);
        assertThat(plain.wantsHelp()).isEqualTo(parsed.wantsHelp());
        assertThat(plain.options().yes()).isEqualTo(parsed.options().yes());
        assertThat(plain.options().json()).isEqualTo(parsed.options().json());
        assertThat(plain.verb()).usingRecursiveComparison().isEqualTo(parsed.verb());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-C",
                "-C -e status",
                "-C one -C two",
                "-C dir status --exit-code",
                "plan --down",
                "apply @file",
                "status status",
                "-e staging -c status",
                "-C status status"
            })
    void leavesOtherWordsToPicocli(String typed) {
        assertThat(Invocation.plain(List.of(typed.split(" ")))).isEmpty();
    }

    @Test
    void doesNotTakeAnOptionsValueForTheCommand() {
        assertThat(of("--url", "apply", "status").word()).isEqualTo("status");
        assertThat(of("-c", "status; plan").hasCommand()).isFalse();
    }

    @Test
    void readsStageAndColourAsWords() {
        assertThat(of("--stage", "staging", "status").options().stage()).isEqualTo(Stage.STAGING);
        assertThat(of("--color=never", "status").options().color())
                .isEqualTo(GlobalOptions.Color.NEVER);
        assertThatThrownBy(() -> of("--stage", "prod", "status"))
                .hasMessageContaining("'prod' is no stage");
    }

    @Test
    void neverReadsAFileNamedInTheWords() {
        assertThat(of("show", "@/etc/passwd").verb()).extracting("name").isEqualTo("@/etc/passwd");
        assertThatThrownBy(() -> of("@/etc/hostname")).hasMessageContaining("@/etc/hostname");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frobnicate",
                "apply --wrong",
                "status extra words",
                "resolve m",
                "resolve m --applied --checksum",
                "show",
                "-e"
            })
    void refusesWordsThatMakeNoSense(String words) {
        assertThatThrownBy(() -> of(words.split(" ")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure()).isInstanceOf(Failure.WrongUsage.class));
    }

    @ParameterizedTest
    @EnumSource(CommandWord.class)
    void everyCommandExplainsItselfWithExamples(CommandWord command) {
        assertThat(of(command.word(), "--help").wantsHelp()).isTrue();
        assertThat(HelpText.command(command.word()))
                .hasValueSatisfying(text -> {
                    assertThat(text).startsWith(command.word() + ": " + command.purpose());
                    assertThat(text.lines()).contains("examples");
                    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
                });
    }

    @ParameterizedTest
    @EnumSource(CommandWord.class)
    void theFirstLineOfADescriptionIsItsPurpose(CommandWord command) {
        CommandLine line =
                requireNonNull(LockstepCommand.model().getSubcommands().get(command.word()));

        assertThat(line.getCommandSpec().usageMessage().description())
                .startsWith(command.purpose());
    }

    @Test
    void everyTopicIsThereAndNarrow() {
        for (String word : HelpText.words()) {
            if (CommandWord.of(word).isEmpty()) {
                assertThat(HelpText.topic(word)).as(word).isPresent();
            }
        }
        assertThat(HelpText.topic("targets").orElseThrow().lines())
                .allMatch(line -> line.length() <= 100);
        assertThat(HelpText.topic("../help/targets")).isEmpty();
    }

    private static Invocation of(String... words) {
        return Invocation.of(List.of(words));
    }
}
