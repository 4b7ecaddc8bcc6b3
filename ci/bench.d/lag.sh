# How punctual the open model is: 20,000/s and 100/s on one lane, for a minute each, after a warm-up of 5 s. What was sent
# of what was due, how late it was, and what waiting without being late costs in CPU time. The client is not pinned to a
# core: beside a lane that polls, the rest of its JVM needs another one. Takes 3 minutes; there is no JSON.
url=http://127.0.0.1:$port/
seconds=${seconds:-60}

install_missing
build
start_nginx 1 0

# Holds a rate, and prints its figures.
hold() {
    # shellcheck disable=SC2086
    java -Dmillrace.lanes=1 $options -cp "$classpath" dev.millrace.samples.SteadyRate \
        "$url" "$1" "$seconds" >"$out/lag-$1.log" || { cat "$out/lag-$1.log" >&2; exit 1; }
    sed -n 's/^\[rate\] //p' "$out/lag-$1.log"
}

{
    versions_paragraph nginx
    echo "One lane, $seconds s each, after 5 s of the same that do not count."
    echo
    echo '| rate | due | sent ÷ due | send lag p50 | p99 | max | CPU of the lane | polling |'
    echo '|---|---|---|---|---|---|---|---|'
    for rate in 20000 100; do
        read -r due sent p50 p99 max cpu poll _ < <(hold $rate)
        awk -v rate=$rate -v due="$due" -v sent="$sent" -v p50="$p50" -v p99="$p99" -v max="$max" -v cpu="$cpu" \
            -v poll="$poll" -v ms=$((seconds * 1000)) 'BEGIN {
            printf "| %d/s | %d | %.4f | %.3f ms | %.3f ms | %.2f ms | %.0f %% | %.0f %% of the time |\n",
                rate, due, sent / due, p50, p99, max, 100 * cpu / ms, 100 * poll / ms }'
    done
} | tee "$out/lag.md"
