package dev.lockstep.command;

import dev.lockstep.model.HistoryLine;
import java.util.List;

/** The lines typed before, as the shell keeps them: masked, newest last. */
public interface PastLines {
    /** All of them, numbered from 1. */
    List<HistoryLine> lines();

    /** Forgets them, on disk too. */
    void clear();

    /** Where nobody types, there is none. */
    PastLines NONE =
            new PastLines() {
                @Override
                public List<HistoryLine> lines() {
                    return List.of();
                }

                @Override
                public void clear() {
                    // there is nothing to forget
                }
            };
}
