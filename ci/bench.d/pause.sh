# Whether a stall is measured: 2,000/s for 30 s, in which nginx is stopped once for 1.4 s. 2,800 requests are due
# meanwhile; so p99 of the response time is 1.10 s, and p99.9 1.37 s, whatever the service time says. And the same without
# the stall. Takes a minute and a half; there is no JSON.
url=http://127.0.0.1:$port/
rate=2000 seconds=30 stall=1.4

install_missing
build
start_nginx 1 0

# Stops the workers of nginx for a while, some seconds after the run has said that it starts.
stall() {
    local workers
    until grep -q '^\[start\]' "$1"; do sleep 0.1; done
    sleep 10
    workers=$(pgrep -P "$nginx")
    # shellcheck disable=SC2086
    kill -STOP $workers
    sleep "$stall"
    # shellcheck disable=SC2086
    kill -CONT $workers
}

# Holds the rate, with or without a stall, and prints its figures.
hold() {
    local log=$out/pause-$1.log
    : >"$log"
    [[ $1 == none ]] || stall "$log" &
    # shellcheck disable=SC2086
    java -Dmillrace.lanes=1 $options -cp "$classpath" dev.millrace.samples.SteadyRate \
        "$url" "$rate" "$seconds" >"$log" || { cat "$log" >&2; exit 1; }
    sed -n 's/^\[rate\] //p' "$log"
}

{
    versions_paragraph nginx
    echo "$rate/s for $seconds s; the stall lasts $stall s."
    echo
    echo '| stall | due | sent | response time p99 | p99.9 | service time p90 | p99 |'
    echo '|---|---|---|---|---|---|---|'
    for kind in none once; do
        read -r due sent _ _ _ _ _ p99 p999 service90 service99 < <(hold $kind)
        echo "| $kind | $due | $sent | $p99 ms | $p999 ms | $service90 ms | $service99 ms |"
    done
} | tee "$out/pause.md"
