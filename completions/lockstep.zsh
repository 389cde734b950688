#compdef lockstep
# zsh completion for lockstep, generated from its commands. To use it:
#   . <(lockstep completion zsh)      or keep it as _lockstep in a folder of $fpath

_lockstep() {
    local curcontext=$curcontext state line
    typeset -A opt_args
    local -a global commands
    global=(
        '(-C --project)'{-C,--project}'[The project, or a folder of migrations (default\: found from here)]: :_files -/'
        '(-e --env)'{-e,--env}'[The environment of lockstep.toml to work on]: :'
        '--url[Where to connect; visible in the process list, so better LOCKSTEP_URL or env\:NAME]: :'
        '--stage[What a bare --url is for\: development, testing, staging, production]: :(development testing staging production)'
        '--json[One JSON object on standard output, and nothing else there]'
        '--events[With --json\: also one JSON event per line on standard error]'
        '--yes[Answer yes/no questions with yes; never a typed name]'
        '--confirm[Answer the question for the database'\''s name]: :'
        '--color[auto, always or never (default\: auto; NO_COLOR is honoured)]: :(auto always never)'
        '--debug[Write stack traces to the log]'
        '-c[Run these commands, divided by ; and stop at the first that fails]: :'
        '-f[Run the commands of this file and stop at the first that fails]: :_files'
        '(-h --help)'{-h,--help}'[Say what a command does, with examples]'
        '(-V --version)'{-V,--version}'[Say which version this is]'
    )
    commands=(
        'status:where files and database stand'
        'show:everything about one migration'
        'plan:what would run, in order'
        'explain:everything known about one step of the plan'
        'why:why the last command failed, and what puts it right'
        'drift:who changed objects past Lockstep, where it is watched'
        'lint:hazards that the files show, without a database'
        'diff:how this database'\''s schema differs from the migrations'
        'log:what was run here, newest first'
        'sql:run one SQL statement'
        'dry-run:execute a plan where it has no consequence'
        'drill:practise a failure, the way on and the way back'
        'new:write the files of a new migration'
        'apply:apply migrations'
        'step:go through one migration by hand'
        'rollback:undo migrations'
        'seed:run seeds/*.sql'
        'resolve:declare how a migration stands'
        'baseline:declare that the database is at a migration already'
        'reset:drop everything of the project and start over'
        'use:change to another environment'
        'connect:connect to another database'
        'set:show or change a setting of this shell'
        'history:lines typed before'
        'help:this list, one command, or a topic'
        'completion:completion for bash, zsh or fish'
        'demo:a sample project on a server of its own'
        'exit:leave'
    )
    _arguments -C $global '1: :->command' '*:: :->arguments'
    case $state in
    command) _describe command commands ;;
    arguments)
        case $words[1] in
        status)
            _arguments $global \
                '--all-envs[Every environment of lockstep.toml]' \
                '--exit-code[Exit 5 when something is pending, or stands in the way]'
            ;;
        show)
            _arguments $global \
                '*: :'
            ;;
        plan)
            _arguments $global \
                '--down[The way back instead of the way forward]' \
                '--sql[Only the SQL, with comments saying what it belongs to]' \
                '--out[Also write the plan to a file]: :_files' \
                '--all-hazards[Also hazards that hurt nobody here]' \
                '--exit-code[Exit 5 when something is pending]' \
                '*: :'
            ;;
        explain)
            _arguments $global \
                '*: :'
            ;;
        why)
            _arguments $global \
                '*: :'
            ;;
        drift)
            _arguments $global \
                '--watch[Install it, or remove it]: :' \
                '--limit[At most so many (default\: 50)]: :'
            ;;
        lint)
            _arguments $global \
                '--since[Only migrations after that one, or changed since that commit]: :' \
                '--max[The worst that passes\: information, warning (usual), error]: :' \
                '--style[Also what is only bad style]' \
                '--all-hazards[Also hazards that hurt nobody]' \
                '--format[github\: as annotations]: :'
            ;;
        diff)
            _arguments $global \
                '--sql[Only the SQL, with comments saying what it loses]' \
                '--exit-code[Exit 5 when they differ]' \
                '*: :'
            ;;
        log)
            _arguments $global \
                '--limit[At most so many (default\: 50)]: :' \
                '*: :'
            ;;
        sql)
            _arguments $global \
                '--out[Write all rows to a file as CSV]: :_files' \
                '*: :'
            ;;
        dry-run)
            _arguments $global \
                '--on[shadow (the default), or live]: :' \
                '--both-ways[Up, down, up, with equal schemas]' \
                '--accept[With --on live\: standby-readers-blocked]: :' \
                '*: :'
            ;;
        drill)
            _arguments $global \
                '--fail-at[The server refuses statement N]' \
                '--lose-connection[The connection is lost during statement N, or at the word commit]' \
                '--lock-held[Another session holds the lock that statement N wants]' \
                '--stays[With --lock-held\: it outlasts the patience of apply]' \
                '*: :'
            ;;
        new)
            _arguments $global \
                '--rename[Give a column another name]: :' \
                '--retype[Give a column another type]: :' \
                '--split[Make several columns of one]: :' \
                '--using[New values from the old column]: :' \
                '--back[Old values from the new columns]: :' \
                '--from-diff[Make the files like the live schema, or it like them (=files)]' \
                '*: :'
            ;;
        apply)
            _arguments $global \
                '--atomic[All in one transaction]' \
                '--plan[Apply that plan or refuse]: :_files' \
                '--accept[Take that hazard; or soak, unsynced, drift (see below)]: :' \
                '*: :'
            ;;
        step)
            _arguments $global \
                '--accept[Take a changed schema as it is]: :' \
                '*: :'
            ;;
        rollback)
            _arguments $global \
                '--accept[Take a changed schema as it is]: :' \
                '*: :'
            ;;
        seed)
            _arguments $global
            ;;
        resolve)
            _arguments $global \
                '--applied[It is in the database]' \
                '--rolled-back[It is not in the database]' \
                '--checksum[It is applied, and its file is right now]' \
                '*: :'
            ;;
        baseline)
            _arguments $global \
                '--none[None of them is there, whatever tables there are]' \
                '*: :'
            ;;
        reset)
            _arguments $global
            ;;
        use)
            _arguments $global \
                '*: :'
            ;;
        connect)
            _arguments $global \
                '*: :'
            ;;
        set)
            _arguments $global \
                '*: :'
            ;;
        history)
            _arguments $global \
                '--save[Write them to a file for -f]: :' \
                '--clear[Forget all of them]' \
                '*: :'
            ;;
        help)
            _arguments $global \
                '*: :'
            ;;
        completion)
            _arguments $global \
                '*: :(bash zsh fish)'
            ;;
        demo)
            _arguments $global \
                '--fresh[Remove the sample database and begin again]'
            ;;
        exit)
            _arguments $global
            ;;
        esac
        ;;
    esac
}

if [ "$funcstack[1]" = _lockstep ]; then _lockstep "$@"; else compdef _lockstep lockstep; fi
