package dev.lockstep.shell;

import java.util.List;
import java.util.Optional;

/**
 * Going through past lines with the arrows: those that contain what was typed, newest first, each
 * text once; all of them where nothing was. Back at the end stands what was typed. Any change of
 * the line begins anew with it.
 */
final class Recall {
    private String typed = "";
    private String shown = "";
    private int at = -1;

    /**
     * The next older line, if there is one.
     *
     * @param current what stands in the line now
     * @param past all lines, oldest first
     */
    Optional<String> older(String current, List<String> past) {
        if (at < 0 || at > past.size() || !current.equals(shown)) {
            typed = current;
            shown = current;
            at = past.size();
        }
        for (int i = at - 1; i >= 0; i--) {
            if (isWanted(past.get(i))
                    && past.subList(i + 1, past.size()).indexOf(past.get(i)) < 0) {
                return show(i, past.get(i));
            }
        }
        return Optional.empty();
    }

    /** The next newer line, or what was typed; nothing where no line was asked for. */
    Optional<String> newer(String current, List<String> past) {
        if (at < 0 || at >= past.size() || !current.equals(shown)) {
            return Optional.empty();
        }
        for (int i = at + 1; i < past.size(); i++) {
            if (isWanted(past.get(i))
                    && past.subList(i + 1, past.size()).indexOf(past.get(i)) < 0) {
                return show(i, past.get(i));
            }
        }
        return show(past.size(), typed);
    }

    private boolean isWanted(String line) {
        return line.contains(typed) && !line.equals(typed);
    }

    private Optional<String> show(int index, String line) {
        at = index;
        shown = line;
        return Optional.of(line);
    }
}
