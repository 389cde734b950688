package dev.lockstep.plan.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind {@code accept}: a hazard, and why it is accepted. */
record Acceptance(String hazard, String because) {
    private static final Pattern FORM = Pattern.compile("(\\S+)\\s+because\\s+\"(.+)\"");

    /** Accepts nothing where it does not have that form: {@code ID because "REASON"}. */
    static Acceptance of(String value) {
        Matcher matcher = FORM.matcher(value.strip());
        return matcher.matches()
                ? new Acceptance(matcher.group(1), matcher.group(2))
                : new Acceptance("", "");
    }
}
