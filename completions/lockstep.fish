# fish completion for lockstep, generated from its commands. To use it:
#   lockstep completion fish | source

# whether a command was typed, or this one
function __lockstep_command
    set -l typed (commandline -opc)[2..]
    while set -q typed[1]
        switch $typed[1]
            case -C --project -e --env --url --stage --confirm --color -c -f
                set -e typed[1]
            case '-*'
            case '*'
                test (count $argv) -eq 0 -o $typed[1] = "$argv"
                return
        end
        set -e typed[1]
    end
    return 1
end

complete -c lockstep -f
complete -c lockstep -s C -l project -x -a '(__fish_complete_directories)' -d 'The project, or a folder of migrations (default: found from here)'
complete -c lockstep -s e -l env -x -d 'The environment of lockstep.toml to work on'
complete -c lockstep -l url -x -d 'Where to connect; visible in the process list, so better LOCKSTEP_URL or env:NAME'
complete -c lockstep -l stage -x -a 'development testing staging production' -d 'What a bare --url is for: development, testing, staging, production'
complete -c lockstep -l json -d 'One JSON object on standard output, and nothing else there'
complete -c lockstep -l events -d 'With --json: also one JSON event per line on standard error'
complete -c lockstep -l yes -d 'Answer yes/no questions with yes; never a typed name'
complete -c lockstep -l confirm -x -d 'Answer the question for the database\'s name'
complete -c lockstep -l color -x -a 'auto always never' -d 'auto, always or never (default: auto; NO_COLOR is honoured)'
complete -c lockstep -l debug -d 'Write stack traces to the log'
complete -c lockstep -s c -x -d 'Run these commands, divided by ; and stop at the first that fails'
complete -c lockstep -s f -r -F -d 'Run the commands of this file and stop at the first that fails'
complete -c lockstep -s h -l help -d 'Say what a command does, with examples'
complete -c lockstep -s V -l version -d 'Say which version this is'

complete -c lockstep -n 'not __lockstep_command' -a status -d 'where files and database stand'
complete -c lockstep -n '__lockstep_command status' -l all-envs -d 'Every environment of lockstep.toml'
complete -c lockstep -n '__lockstep_command status' -l exit-code -d 'Exit 5 when something is pending, or stands in the way'

complete -c lockstep -n 'not __lockstep_command' -a show -d 'everything about one migration'

complete -c lockstep -n 'not __lockstep_command' -a plan -d 'what would run, in order'
complete -c lockstep -n '__lockstep_command plan' -l down -d 'The way back instead of the way forward'
complete -c lockstep -n '__lockstep_command plan' -l sql -d 'Only the SQL, with comments saying what it belongs to'
complete -c lockstep -n '__lockstep_command plan' -l out -r -F -d 'Also write the plan to a file'
complete -c lockstep -n '__lockstep_command plan' -l all-hazards -d 'Also hazards that hurt nobody here'
complete -c lockstep -n '__lockstep_command plan' -l exit-code -d 'Exit 5 when something is pending'

complete -c lockstep -n 'not __lockstep_command' -a explain -d 'everything known about one step of the plan'

complete -c lockstep -n 'not __lockstep_command' -a why -d 'why the last command failed, and what puts it right'

complete -c lockstep -n 'not __lockstep_command' -a drift -d 'who changed objects past Lockstep, where it is watched'
complete -c lockstep -n '__lockstep_command drift' -l watch -x -d 'Install it, or remove it'
complete -c lockstep -n '__lockstep_command drift' -l limit -x -d 'At most so many (default: 50)'

complete -c lockstep -n 'not __lockstep_command' -a lint -d 'hazards that the files show, without a database'
complete -c lockstep -n '__lockstep_command lint' -l since -x -d 'Only migrations after that one, or changed since that commit'
complete -c lockstep -n '__lockstep_command lint' -l max -x -d 'The worst that passes: information, warning (usual), error'
complete -c lockstep -n '__lockstep_command lint' -l style -d 'Also what is only bad style'
complete -c lockstep -n '__lockstep_command lint' -l all-hazards -d 'Also hazards that hurt nobody'
complete -c lockstep -n '__lockstep_command lint' -l format -x -d 'github: as annotations'

complete -c lockstep -n 'not __lockstep_command' -a diff -d 'how this database\'s schema differs from the migrations'
complete -c lockstep -n '__lockstep_command diff' -l sql -d 'Only the SQL, with comments saying what it loses'
complete -c lockstep -n '__lockstep_command diff' -l exit-code -d 'Exit 5 when they differ'

complete -c lockstep -n 'not __lockstep_command' -a log -d 'what was run here, newest first'
complete -c lockstep -n '__lockstep_command log' -l limit -x -d 'At most so many (default: 50)'

complete -c lockstep -n 'not __lockstep_command' -a sql -d 'run one SQL statement'
complete -c lockstep -n '__lockstep_command sql' -l out -r -F -d 'Write all rows to a file as CSV'

complete -c lockstep -n 'not __lockstep_command' -a dry-run -d 'execute a plan where it has no consequence'
complete -c lockstep -n '__lockstep_command dry-run' -l on -x -d 'shadow (the default), or live'
complete -c lockstep -n '__lockstep_command dry-run' -l both-ways -d 'Up, down, up, with equal schemas'
complete -c lockstep -n '__lockstep_command dry-run' -l accept -x -d 'With --on live: standby-readers-blocked'

complete -c lockstep -n 'not __lockstep_command' -a drill -d 'practise a failure, the way on and the way back'
complete -c lockstep -n '__lockstep_command drill' -l fail-at -d 'The server refuses statement N'
complete -c lockstep -n '__lockstep_command drill' -l lose-connection -d 'The connection is lost during statement N, or at the word commit'
complete -c lockstep -n '__lockstep_command drill' -l lock-held -d 'Another session holds the lock that statement N wants'
complete -c lockstep -n '__lockstep_command drill' -l stays -d 'With --lock-held: it outlasts the patience of apply'

complete -c lockstep -n 'not __lockstep_command' -a new -d 'write the files of a new migration'
complete -c lockstep -n '__lockstep_command new' -l rename -x -d 'Give a column another name'
complete -c lockstep -n '__lockstep_command new' -l retype -x -d 'Give a column another type'
complete -c lockstep -n '__lockstep_command new' -l split -x -d 'Make several columns of one'
complete -c lockstep -n '__lockstep_command new' -l using -x -d 'New values from the old column'
complete -c lockstep -n '__lockstep_command new' -l back -x -d 'Old values from the new columns'
complete -c lockstep -n '__lockstep_command new' -l from-diff -d 'Make the files like the live schema, or it like them (=files)'

complete -c lockstep -n 'not __lockstep_command' -a apply -d 'apply migrations'
complete -c lockstep -n '__lockstep_command apply' -l atomic -d 'All in one transaction'
complete -c lockstep -n '__lockstep_command apply' -l plan -r -F -d 'Apply that plan or refuse'
complete -c lockstep -n '__lockstep_command apply' -l accept -x -d 'Take that hazard; or soak, unsynced, drift (see below)'

complete -c lockstep -n 'not __lockstep_command' -a step -d 'go through one migration by hand'
complete -c lockstep -n '__lockstep_command step' -l accept -x -d 'Take a changed schema as it is'

complete -c lockstep -n 'not __lockstep_command' -a rollback -d 'undo migrations'
complete -c lockstep -n '__lockstep_command rollback' -l accept -x -d 'Take a changed schema as it is'

complete -c lockstep -n 'not __lockstep_command' -a seed -d 'run seeds/*.sql'

complete -c lockstep -n 'not __lockstep_command' -a resolve -d 'declare how a migration stands'
complete -c lockstep -n '__lockstep_command resolve' -l applied -d 'It is in the database'
complete -c lockstep -n '__lockstep_command resolve' -l rolled-back -d 'It is not in the database'
complete -c lockstep -n '__lockstep_command resolve' -l checksum -d 'It is applied, and its file is right now'

complete -c lockstep -n 'not __lockstep_command' -a baseline -d 'declare that the database is at a migration already'
complete -c lockstep -n '__lockstep_command baseline' -l none -d 'None of them is there, whatever tables there are'

complete -c lockstep -n 'not __lockstep_command' -a reset -d 'drop everything of the project and start over'

complete -c lockstep -n 'not __lockstep_command' -a use -d 'change to another environment'

complete -c lockstep -n 'not __lockstep_command' -a connect -d 'connect to another database'

complete -c lockstep -n 'not __lockstep_command' -a set -d 'show or change a setting of this shell'

complete -c lockstep -n 'not __lockstep_command' -a history -d 'lines typed before'
complete -c lockstep -n '__lockstep_command history' -l save -x -d 'Write them to a file for -f'
complete -c lockstep -n '__lockstep_command history' -l clear -d 'Forget all of them'

complete -c lockstep -n 'not __lockstep_command' -a help -d 'this list, one command, or a topic'

complete -c lockstep -n 'not __lockstep_command' -a completion -d 'completion for bash, zsh or fish'
complete -c lockstep -n '__lockstep_command completion' -a 'bash zsh fish'

complete -c lockstep -n 'not __lockstep_command' -a demo -d 'a sample project on a server of its own'
complete -c lockstep -n '__lockstep_command demo' -l fresh -d 'Remove the sample database and begin again'

complete -c lockstep -n 'not __lockstep_command' -a exit -d 'leave'
