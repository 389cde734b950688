package dev.lockstep.shell;

import dev.lockstep.command.Workspace.PromptState;
import dev.lockstep.model.Stage;
import dev.lockstep.render.Escaping;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * The words before the cursor.
 *
 * <pre>
 * portfolio staging +3 ~drift &gt;
 * portfolio staging +2 step 1/2 &gt;
 * portfolio staging (not connected) &gt;
 * </pre>
 *
 * On production the environment's name stands on a red ground, or in brackets where there is no
 * colour.
 */
final class Prompt {
    private static final AttributedStyle PRODUCTION =
            AttributedStyle.DEFAULT
                    .foreground(AttributedStyle.WHITE | AttributedStyle.BRIGHT)
                    .background(AttributedStyle.RED)
                    .bold();
    private static final AttributedStyle QUIET = AttributedStyle.DEFAULT.faint();
    private static final AttributedStyle PENDING =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle ALARM =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);

    /** Before each further line of a statement: as wide as the prompt, which {@code %P} pads to. */
    static final String CONTINUATION = "%P > ";

    private Prompt() {}

    /** The prompt for that state, ending in a blank. */
    static AttributedString of(PromptState state, boolean colour) {
        AttributedStringBuilder prompt = new AttributedStringBuilder();
        prompt.append(Escaping.line(state.project() == null ? "lockstep" : state.project()));
        if (state.environment() != null) {
            prompt.append(" ")
                    .append(environment(Escaping.line(state.environment()), state, colour));
        }
        if (!state.connected()) {
            prompt.append(" ").append("(not connected)", colour ? ALARM : AttributedStyle.DEFAULT);
        }
        if (state.connected() && state.pending() > 0) {
            prompt.append(" ")
                    .append("+" + state.pending(), colour ? PENDING : AttributedStyle.DEFAULT);
        }
        if (state.drift()) {
            prompt.append(" ").append("~drift", colour ? ALARM : AttributedStyle.DEFAULT);
        }
        if (state.step() != null) {
            prompt.append(" ")
                    .append(
                            "step " + Escaping.line(state.step()),
                            colour ? ALARM : AttributedStyle.DEFAULT);
        }
        return prompt.append(" ")
                .append(">", colour ? QUIET : AttributedStyle.DEFAULT)
                .append(" ")
                .toAttributedString();
    }

    private static AttributedString environment(String name, PromptState state, boolean colour) {
        if (state.stage() != Stage.PRODUCTION) {
            return new AttributedString(name);
        }
        return colour
                ? new AttributedString(" " + name + " ", PRODUCTION)
                : new AttributedString("[" + name + "]");
    }
}
