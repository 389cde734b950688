package dev.lockstep.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Event;
import dev.lockstep.model.EventSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PresenterTest {
    private final List<Event> read = Collections.synchronizedList(new ArrayList<>());

    @Test
    void readsEverythingInOrder() {
        List<Event> notes =
                IntStream.range(0, 1_000).<Event>mapToObj(n -> new Event.Note("n" + n)).toList();
        try (Presenter presenter = new Presenter(read::add)) {
            notes.forEach(presenter::accept);
            presenter.flush();

            assertThat(read).isEqualTo(notes);
        }
    }

    @Test
    void neverWaitsForASlowReaderAndThenTellsTheLastProgressOnly() {
        CountDownLatch slow = new CountDownLatch(1);
        EventSink reader =
                event -> {
                    await(slow);
                    read.add(event);
                };
        try (Presenter presenter = new Presenter(reader)) {
            presenter.accept(new Event.Note("first"));
            IntStream.rangeClosed(1, 100).forEach(done -> presenter.accept(progress(1, done)));
            presenter.accept(new Event.Note("between"));
            presenter.accept(progress(1, 101));
            presenter.accept(progress(2, 1));
            slow.countDown();
        }

        assertThat(read)
                .containsExactly(
                        new Event.Note("first"),
                        progress(1, 100),
                        new Event.Note("between"),
                        progress(1, 101),
                        progress(2, 1));
    }

    @Test
    void goesOnAfterAReaderThatFailed() {
        EventSink reader =
                event -> {
                    read.add(event);
                    if (read.size() == 1) {
                        throw new IllegalStateException("the terminal is gone");
                    }
                };
        try (Presenter presenter = new Presenter(reader)) {
            presenter.accept(new Event.Note("a"));
            presenter.accept(new Event.Note("b"));
            presenter.flush();
        }

        assertThat(read).containsExactly(new Event.Note("a"), new Event.Note("b"));
    }

    @Test
    void takesNothingAfterItsEnd() {
        Presenter presenter = new Presenter(read::add);
        presenter.accept(new Event.Note("a"));
        presenter.close();
        presenter.accept(new Event.Note("b"));
        presenter.flush();

        assertThat(read).containsExactly(new Event.Note("a"));
    }

    private static Event progress(int statement, long done) {
        return new Event.StatementProgress(
                "m", statement, "building index", done, 100, Duration.ofSeconds(1));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
