package dev.lockstep.apply;

import dev.lockstep.model.Outcome.StepRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** How far step mode is in its migration: what has run, and what of it is committed and stays. */
final class StepProgress {
    private final int count;
    private final List<StepRun> uncommitted = new ArrayList<>();

    /** Read by the prompt, from any thread. */
    private final AtomicInteger done;

    private int floor;

    /** So many statements, of which earlier runs have committed {@code done}. */
    StepProgress(int count, int done) {
        this.count = count;
        this.done = new AtomicInteger(done);
        this.floor = done;
    }

    int done() {
        return done.get();
    }

    int count() {
        return count;
    }

    boolean complete() {
        return done() == count;
    }

    /** Whether the last statement that ran is one that stays, or none has run. */
    boolean nothingToUndo() {
        return done() == floor;
    }

    /** Whether nothing is committed. */
    boolean leavesNothing() {
        return floor == 0;
    }

    List<StepRun> uncommitted() {
        return List.copyOf(uncommitted);
    }

    /** The next statement ran inside the transaction. */
    void ran(StepRun step) {
        uncommitted.add(step);
        done.incrementAndGet();
    }

    /** The next statement ran outside of it. */
    void ranAlone() {
        done.incrementAndGet();
        floor = done();
    }

    /** What ran so far was committed. */
    void committed() {
        uncommitted.clear();
        floor = done();
    }

    /** The last statement was undone. */
    void undone() {
        uncommitted.removeLast();
        done.decrementAndGet();
    }

    /** The transaction was rolled back. */
    void rolledBack() {
        uncommitted.clear();
        done.set(floor);
    }

    /** What an abort leaves. */
    String whatStays() {
        return floor == 0 ? "nothing was changed" : committed(floor);
    }

    /** The sentence about what is committed now. */
    String whatIsCommitted() {
        return committed(done());
    }

    private String committed(int statements) {
        return statements + " of " + count + " statements are committed and stay";
    }

    /** {@code 1/2}. */
    @Override
    public String toString() {
        return done() + "/" + count;
    }
}
