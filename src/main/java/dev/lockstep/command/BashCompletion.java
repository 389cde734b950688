package dev.lockstep.command;

import dev.lockstep.command.CompletionWords.Command;
import dev.lockstep.command.CompletionWords.Option;
import dev.lockstep.command.CompletionWords.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for bash 3.2 and newer: words only, for bash shows no descriptions. */
final class BashCompletion {
    private final CompletionWords words;

    BashCompletion(CompletionWords words) {
        this.words = words;
    }

    String script() {
        return """
        # bash completion for lockstep, generated from its commands. To use it:
        #   . <(lockstep completion bash)

        _lockstep() {
            local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
            local command= words= i
            # the command is the first word that is neither an option nor an option's value
            for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                %s) ((i++)) ;;
                -*) ;;
                *) command=${COMP_WORDS[i]}; break ;;
                esac
            done
            COMPREPLY=()
            case $command:$previous in
        %s    esac
            case $command:$word in
        %s    esac
            COMPREPLY=($(compgen -W "$words" -- "$word"))
        }
        complete -F _lockstep lockstep
        """
                .formatted(
                        String.join(" | ", CompletionWords.valued(words.global())),
                        values(),
                        choices());
    }

    /** What follows an option that takes a value. */
    private String values() {
        StringBuilder cases = new StringBuilder();
        for (Command command : words.commands()) {
            addValues(cases, command.word(), command.options());
        }
        addValues(cases, "*", words.global());
        return cases.toString();
    }

    private static void addValues(StringBuilder cases, String command, List<Option> options) {
        for (Option option : options) {
            String action = action(option.value());
            if (!action.isEmpty()) {
                String patterns =
                        option.names().stream()
                                .map(name -> command + ":" + name)
                                .collect(Collectors.joining(" | "));
                cases.append("    ")
                        .append(patterns)
                        .append(") ")
                        .append(action)
                        .append("; return ;;\n");
            }
        }
    }

    /** What may stand in the place of a word: options after a dash, else commands or arguments. */
    private String choices() {
        StringBuilder cases = new StringBuilder();
        List<String> global = names(words.global());
        cases.append(choice(":-*", global));
        cases.append(choice(":*", words.commands().stream().map(Command::word).toList()));
        for (Command command : words.commands()) {
            List<String> options = new ArrayList<>(names(command.options()));
            options.addAll(global);
            cases.append(choice(command.word() + ":-*", options));
            switch (command.argument()) {
                case Value.OneOf(List<String> choices) ->
                        cases.append(choice(command.word() + ":*", choices));
                case Value.AFile _, Value.AFolder _ ->
                        cases.append(
                                "    %s:*) %s; return ;;\n"
                                        .formatted(command.word(), action(command.argument())));
                case Value.Anything _, Value.None _ -> {}
            }
        }
        return cases.toString();
    }

    private static String choice(String pattern, List<String> words) {
        return "    %s) words='%s' ;;\n".formatted(pattern, String.join(" ", words));
    }

    private static List<String> names(List<Option> options) {
        return options.stream().flatMap(option -> option.names().stream()).toList();
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.None _ -> "";
            case Value.Anything _ -> ":";
            case Value.OneOf(List<String> choices) ->
                    "COMPREPLY=($(compgen -W '" + String.join(" ", choices) + "' -- \"$word\"))";
            case Value.AFile _ -> "compopt -o default 2>/dev/null";
            case Value.AFolder _ -> "compopt -o dirnames 2>/dev/null";
        };
    }
}
