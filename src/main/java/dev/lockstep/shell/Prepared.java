package dev.lockstep.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A value that takes long to make: made once, in the background. */
final class Prepared<T> {
    private final Supplier<T> maker;
    private final CompletableFuture<T> made = new CompletableFuture<>();
    private boolean begun;

    Prepared(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Begins to make it, unless that was begun before. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            Thread.ofPlatform().daemon().name("prepare").start(this::make);
        }
    }

    private void make() {
        try {
            made.complete(maker.get());
        } catch (RuntimeException | Error e) {
            made.completeExceptionally(e);
        }
    }

    /** Waits for it. */
    T get() {
        begin();
        return made.join();
    }

    /** Without waiting: empty while it is being made. */
    Optional<T> ready() {
        begin();
        return made.isDone() ? Optional.of(made.join()) : Optional.empty();
    }
}
