# How tools are measured: each between two runs of wrk. The facts go to a file, for the report to reckon with.

client_cores=1

# Measures these tools with each number of connections, and reports.
compare() {
    local tool pair connection_count
    check_only "$@"
    facts=$out/$subcommand.txt
    versions "${packages[@]}" | sed 's/^/version /' >"$facts"
    for connection_count in $connections; do
        seconds=$(wrk_seconds "$connection_count")
        for ((pair = 1; pair <= pairs; pair++)); do
            measure wrk "$connection_count" "$pair"
            for tool in "$@"; do
                [[ -z $only || ,$only, == *,$tool,* ]] || continue
                measure "$tool" "$connection_count" "$pair"
                measure wrk "$connection_count" "$pair"
            done
        done
    done
    java -cp "$classpath" dev.millrace.samples.bench.Report "$requests" "$out/$subcommand"
}

check_only() {
    local tool
    for tool in ${only//,/ }; do
        [[ " $* " == *" $tool "* ]] || { echo "ci/bench: $tool is none of $*" >&2; exit 2; }
    done
}

# Runs a tool once: measure tool connections pair. Where wrk fails all ends, where another one does that is a fact.
measure() {
    local ended=0
    command_of "$1" "$2"
    echo "$(date +%T) $1, $2 connections, pair $3 of $pairs"
    {
        echo "tool $*"
        echo "served $(served)"
        cost "$1" || ended=$?
        grep -E '^\[(run|transport)\]' "$out/$1.log" || true
        echo "served $(served)"
        ((ended == 0)) || echo "failed with $ended, see target/bench/$1.log"
        cat "$out/cost"
    } >>"$facts"
    ((ended == 0)) || echo "$1 failed with $ended, see target/bench/$1.log" >&2
    [[ $ended == 0 || $1 != wrk ]]
}

# Runs the command on the client's core: its output goes to the log of the tool, and what it cost to $out/cost.
cost() {
    echo 'cost 0 0 0 0' >"$out/cost"
    taskset -c "$client_cores" timeout 30m \
        /usr/bin/time -q -o "$out/cost" -f 'cost %U %S %e %M' "${command[@]}" >"$out/$1.log" 2>&1
}

# Prints for how long wrk must run to send as many requests; ends all where that is not what nginx is to answer.
wrk_seconds() {
    seconds=2
    command_of wrk "$1"
    taskset -c "$client_cores" "${command[@]}" >"$out/wrk.log"
    if grep 'Non-2xx' "$out/wrk.log" >&2; then
        echo "ci/bench: ${url}0 is answered with errors: see $out/nginx.log" >&2
        exit 1
    fi
    awk -v requests="$requests" '/^Requests\/sec/ { s = requests / $2; print (s < 2 ? 2 : int(s + 1)) }' "$out/wrk.log"
}
