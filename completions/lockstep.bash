# bash completion for lockstep, generated from its commands. To use it:
#   . <(lockstep completion bash)

_lockstep() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command= words= i
    # the command is the first word that is neither an option nor an option's value
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        -C | --project | -e | --env | --url | --stage | --confirm | --color | -c | -f) ((i++)) ;;
        -*) ;;
        *) command=${COMP_WORDS[i]}; break ;;
        esac
    done
    COMPREPLY=()
    case $command:$previous in
    plan:--out) compopt -o default 2>/dev/null; return ;;
    drift:--watch) :; return ;;
    drift:--limit) :; return ;;
    lint:--since) :; return ;;
    lint:--max) :; return ;;
    lint:--format) :; return ;;
    log:--limit) :; return ;;
    sql:--out) compopt -o default 2>/dev/null; return ;;
    dry-run:--on) :; return ;;
    dry-run:--accept) :; return ;;
    new:--rename) :; return ;;
    new:--retype) :; return ;;
    new:--split) :; return ;;
    new:--using) :; return ;;
    new:--back) :; return ;;
    apply:--plan) compopt -o default 2>/dev/null; return ;;
    apply:--accept) :; return ;;
    step:--accept) :; return ;;
    rollback:--accept) :; return ;;
    history:--save) :; return ;;
    *:-C | *:--project) compopt -o dirnames 2>/dev/null; return ;;
    *:-e | *:--env) :; return ;;
    *:--url) :; return ;;
    *:--stage) COMPREPLY=($(compgen -W 'development testing staging production' -- "$word")); return ;;
    *:--confirm) :; return ;;
    *:--color) COMPREPLY=($(compgen -W 'auto always never' -- "$word")); return ;;
    *:-c) :; return ;;
    *:-f) compopt -o default 2>/dev/null; return ;;
    esac
    case $command:$word in
    :-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    :*) words='status show plan explain why drift lint diff log sql dry-run drill new apply step rollback seed resolve baseline reset use connect set history help completion demo exit' ;;
    status:-*) words='--all-envs --exit-code -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    show:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    plan:-*) words='--down --sql --out --all-hazards --exit-code -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    explain:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    why:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    drift:-*) words='--watch --limit -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    lint:-*) words='--since --max --style --all-hazards --format -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    diff:-*) words='--sql --exit-code -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    log:-*) words='--limit -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    sql:-*) words='--out -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    dry-run:-*) words='--on --both-ways --accept -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    drill:-*) words='--fail-at --lose-connection --lock-held --stays -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    new:-*) words='--rename --retype --split --using --back --from-diff -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    apply:-*) words='--atomic --plan --accept -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    step:-*) words='--accept -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    rollback:-*) words='--accept -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    seed:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    resolve:-*) words='--applied --rolled-back --checksum -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    baseline:-*) words='--none -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    reset:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    use:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    connect:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    set:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    history:-*) words='--save --clear -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    help:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    completion:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    completion:*) words='bash zsh fish' ;;
    demo:-*) words='--fresh -C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    exit:-*) words='-C --project -e --env --url --stage --json --events --yes --confirm --color --debug -c -f -h --help -V --version' ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _lockstep lockstep
