# How tools are measured: each between two runs of wrk. The facts go to $facts, for Report.java to reckon with.

client_cores=1

# Runs a tool, pinned: measure tool connections pair.
measure() {
    command_of "$1" "$2"
    echo "$(date +%T) $1, $2 connections, pair $3 of $pairs"
    {
        echo "tool $*"
        echo "served $(served)"
        taskset -c "$client_cores" /usr/bin/time -q -o "$out/cost" -f 'cost %U %S %e %M' "${command[@]}" >"$out/$1.log" 2>&1 ||
            echo "failed with $?, see $out/$1.log" | tee /dev/stderr
        grep -E '^\[(run|transport)\]' "$out/$1.log" || true
        echo "served $(served)"
        grep ^cost "$out/cost"
    } >>"$facts"
}

# Measures these tools with each number of connections, and reports: compare tool...
compare() {
    local tool pair connection_count
    facts=$out/$subcommand.txt
    versions | sed 's/^/version /' >"$facts"
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
    java -cp "$out/classes" Report "$requests" "$out/$subcommand"
}

# Prints for how long wrk must run to send as many requests.
wrk_seconds() {
    seconds=2
    command_of wrk "$1"
    taskset -c "$client_cores" "${command[@]}" >"$out/wrk.log"
    awk -v requests="$requests" '/^Requests\/sec/ { s = requests / $2; print (s < 2 ? 2 : int(s + 1)) }' "$out/wrk.log"
}
