package dev.lockstep.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Cancellation;
import dev.lockstep.model.EventSink;
import dev.lockstep.model.Failure;
import dev.lockstep.model.Outcome;
import dev.lockstep.model.Questions;
import dev.lockstep.sql.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlainShellTest {
    private final PracticeSession session =
            new PracticeSession(EventSink.NONE, question -> Questions.Answer.NOBODY);
    private final List<Outcome> outcomes = new ArrayList<>();
    private final PlainShell shell =
            new PlainShell(
                    session,
                    PracticeSession::isComplete,
                    () -> session.prompt().step() != null,
                    outcomes::add,
                    outcome -> outcome.failure() == null ? 0 : 2);

    private int file(String text) {
        return shell.runFile(new SourceText("release.lockstep", text), new Cancellation());
    }

    private Failure lastFailure() {
        return Objects.requireNonNull(outcomes.getLast().failure());
    }

    @Test
    void runsTheCommandsOfAnArgument() {
        assertThat(shell.runText("status; plan --sql ;select ';'", new Cancellation())).isZero();
        assertThat(session.lines()).containsExactly("status", "plan --sql", "select ';'");
    }

    @Test
    void runsTheCommandsOfAFile() {
        assertThat(file("@title Release 42\n# look first\nplan\n| 3 pending\napply all\n"))
                .isZero();
        assertThat(session.lines()).containsExactly("plan", "apply all");
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void stopsAtTheFirstFailureWithItsCode() {
        assertThat(file("status\nfail\napply all\n")).isEqualTo(2);
        assertThat(session.lines()).containsExactly("status", "fail");
    }

    @Test
    void runsNothingWhenADirectiveCannotBeCarriedOut() {
        assertThat(file("status\n\n@pause Tell the channel\napply all\n")).isEqualTo(2);
        assertThat(session.lines()).isEmpty();
        assertThat(lastFailure().message()).startsWith("line 3: the directive @pause");
    }

    @Test
    void runsNothingWhenAStatementHasNoEnd() {
        assertThat(file("status\nselect 1\n")).isEqualTo(2);
        assertThat(session.lines()).isEmpty();
        assertThat(lastFailure().place()).hasToString("release.lockstep:2:1");
    }

    @Test
    void stopsAtExit() {
        assertThat(file("status\nexit\nplan\n")).isZero();
        assertThat(session.lines()).containsExactly("status", "exit");
    }

    @Test
    void abortsAnOpenStepAtTheEndOfItsInput() {
        assertThat(file("step\nnext\n")).isEqualTo(1);
        assertThat(session.lines()).containsExactly("step", "next", "abort");
        assertThat(session.prompt().step()).isNull();
    }

    @Test
    void abortsAnOpenStepAfterAFailureAndKeepsItsCode() {
        assertThat(file("step\nfail\n")).isEqualTo(2);
        assertThat(session.lines()).containsExactly("step", "fail", "abort");
    }

    @Test
    void runsWithoutJLine() throws ReflectiveOperationException {
        Runnable run =
                (Runnable)
                        new WithoutJLine()
                                .loadClass(OneScript.class.getName())
                                .getDeclaredConstructor()
                                .newInstance();
        run.run();
    }

    /** What {@link #runsWithoutJLine()} does. */
    public static final class OneScript implements Runnable {
        /** For the loader that knows no JLine. */
        public OneScript() {}

        @Override
        public void run() {
            PlainShell shell =
                    new PlainShell(
                            (line, cancellation) -> Outcome.Done.of(line),
                            line -> true,
                            () -> false,
                            outcome -> {},
                            outcome -> 0);
            shell.runText("status; plan", new Cancellation());
            shell.runFile(new SourceText("-", "status\nplan\n"), new Cancellation());
        }
    }

    /** Loads our classes afresh, and refuses JLine's. */
    private static final class WithoutJLine extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.jline")) {
                throw new ClassNotFoundException(name + " is not to be loaded");
            }
            if (!name.startsWith("dev.lockstep")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream in = PlainShellTest.class.getClassLoader().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
