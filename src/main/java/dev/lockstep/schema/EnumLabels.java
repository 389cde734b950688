package dev.lockstep.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An enum's values in order, each as a literal. */
record EnumLabels(List<String> literals) {
    private static final Pattern LITERAL =
            Pattern.compile("E'(?:[^'\\\\]|''|\\\\.)*+'|'(?:[^']|'')*+'", Pattern.DOTALL);

    EnumLabels {
        literals = List.copyOf(literals);
    }

    static EnumLabels of(SchemaObject type) {
        List<String> literals = new ArrayList<>();
        Matcher matcher = LITERAL.matcher(type.get("labels"));
        while (matcher.find()) {
            literals.add(matcher.group());
        }
        return new EnumLabels(literals);
    }

    /** Whether the other has all of these in this order, and maybe more between them. */
    boolean isWithin(EnumLabels other) {
        return other.literals.stream().filter(literals::contains).toList().equals(literals);
    }

    List<String> without(EnumLabels other) {
        return literals.stream().filter(each -> !other.literals.contains(each)).toList();
    }
}
