# A hundred million requests, 1,000 in flight, in a heap of 64 MiB that is resident from the start; client and one worker
# of nginx on two cores, not pinned. Logs each minute what nginx served and the resident set, and does not touch the JVM
# for it: a look at its heap from outside makes it grow. Takes 20 to 55 minutes; --requests 1000000 takes a minute.
requests=${requests:-100000000} connections=${connections:-1000}
url=http://127.0.0.1:$port/
early=$((requests / 20))
page=$out/$subcommand.md

# Prints a figure of the client's /proc/<pid>/status in MiB; nothing when it has ended.
status() {
    awk -v name="$1:" '$1 == name { printf "%.1f", $2 / 1024 }' "/proc/$client/status" 2>/dev/null || true
}

# Looks at what was served, less these looks, and at the resident set; fails when the client has ended.
look() {
    looks=$((looks + 1))
    sent=$(($(served | cut -d' ' -f2) - first - looks))
    rss=$(status VmRSS)
    [[ $rss ]] && peak=$(status VmHWM) && end=$rss
}

# Logs until the client ends, and then what counts.
watch() {
    local looks=0 minute=0 before=0 at=0 early_rss='' first sent rss peak end
    first=$(served | cut -d' ' -f2)
    printf '%6s %12s %9s %8s\n' minute requests 'a second' 'RSS MiB'
    while look; do
        ((sent < early)) || early_rss=${early_rss:-$rss}
        if ((SECONDS >= minute * 60 + 60)); then
            minute=$((minute + 1))
            printf '%6d %12d %9d %8s\n' $minute "$sent" $(((sent - before) / (SECONDS - at))) "$rss"
            before=$sent at=$SECONDS
        fi
        sleep 1
    done
    echo
    echo "$sent requests in $SECONDS s, start and end of the JVM included"
    echo "peak RSS $peak MiB; RSS at $early requests $early_rss MiB, at the end $end MiB"
}

install_missing
build
start_nginx 1 0,1
SECONDS=0
# shellcheck disable=SC2086
java -Xms64m -Xmx64m -XX:+AlwaysPreTouch $options -cp "$classpath" dev.millrace.samples.Benchmark bare "$url" \
    "$requests" "$connections" >"$out/$subcommand.log" 2>&1 &
client=$!
{
    versions_paragraph nginx
    echo '```'
    watch
    echo
    grep -A99 '^\[millrace\].*: measured' "$out/$subcommand.log" || tail -20 "$out/$subcommand.log"
    echo '```'
} | tee "$page"
wait "$client"
