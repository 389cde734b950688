package dev.lockstep.app;

import dev.lockstep.postgres.Session;
import dev.lockstep.postgres.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Old and new code at work at the same time, each knowing its own column of {@code shop."Users"}
 * only; and what they wrote last, by the row's id.
 */
final class TwoApplications {
    private final Supplier<Session> sessions;
    private final Random random = new Random(7);
    private final Map<Long, String> written = new TreeMap<>();
    private int count;

    TwoApplications(Supplier<Session> sessions) {
        this.sessions = sessions;
    }

    /** What was last written to each row that they wrote. */
    Map<Long, String> written() {
        return written;
    }

    /** Lets them write to these columns until the work is done, and a few times more. */
    void during(List<String> columns, Runnable work) {
        AtomicReference<Throwable> trouble = new AtomicReference<>();
        AtomicReference<Boolean> over = new AtomicReference<>(false);
        Thread thread =
                new Thread(() -> {
                    try (Session session = sessions.get()) {
                        while (!over.get()) {
                            write(session, columns);
                        }
                        for (int i = 0; i < 40; i++) {
                            write(session, columns);
                        }
                    } catch (RuntimeException | Error e) {
                        trouble.set(e);
                    }
                });
        thread.start();
        try {
            work.run();
        } finally {
            over.set(true);
            join(thread);
        }
        if (trouble.get() != null) {
            throw new AssertionError("an application failed", trouble.get());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void write(Session session, List<String> columns) {
        String column = columns.get(random.nextInt(columns.size()));
        String value = "written " + count++;
        List<Long> known = new ArrayList<>(written.keySet());
        if (random.nextInt(3) == 0 || known.isEmpty()) {
            long id =
                    session.query(
                                    Sql.of(
                                            "INSERT INTO shop.\"Users\" (%s) VALUES (?) RETURNING id"
                                                    .formatted(column),
                                            value),
                                    row -> row.bigint("id"))
                            .getFirst();
            written.put(id, value);
            return;
        }
        long id =
                random.nextBoolean()
                        ? known.get(random.nextInt(known.size()))
                        : 1 + random.nextInt(20_000);
        session.run(
                Sql.of(
                        "UPDATE shop.\"Users\" SET %s = ?, seen = seen + 1 WHERE id = ?"
                                .formatted(column),
                        value,
                        id));
        written.put(id, value);
    }
}
