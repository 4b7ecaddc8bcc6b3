# What a load test of ten requests takes beyond its slowest response: the first one of a JVM, the second, the tenth.
# Takes about a minute.
pairs=${pairs:-15}
url=http://127.0.0.1:$port/

install_missing
build
start_nginx 1 0

# Runs the same test several times in a new JVM, and prints a line for each: test, microseconds, those beyond.
start_costs() {
    rm -rf "$out/junit"
    # shellcheck disable=SC2086
    java $options -Djunit.platform.reporting.output.dir="$out/junit" -cp "$classpath" \
        dev.millrace.samples.StartCost "$url" >"$out/start.log" || { cat "$out/start.log" >&2; exit 1; }
    sed -n 's/^\[start\] //p' "$out/start.log"
}

# Prints median, least and most of a column for one test, in milliseconds: spread test column.
spread() {
    awk -v test="$1" -v column="$2" '$1 == test { print $column / 1e3 }' "$out/start.txt" | sort -n |
        awk '{ v[NR] = $1 } END { printf "%.0f %.0f %.0f", (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[1], v[NR] }'
}

# Prints a line for each test: test, then median, least and most of both times.
start_rows() {
    local test
    for test in 1 2 10; do
        echo "$test $(spread "$test" 3) $(spread "$test" 2)"
    done
}

start_report() {
    {
        versions_paragraph nginx
        echo "$pairs JVMs, each with a dozen tests of ten requests; milliseconds."
        echo
        echo "| test of its JVM | beyond: median | least | most | whole test: median | least | most |"
        echo "|---|---|---|---|---|---|---|"
        start_rows | awk '{ printf "| %s | %s | %s | %s | %s | %s | %s |\n", $1, $2, $3, $4, $5, $6, $7 }'
    } >"$out/start.md"
    start_rows | awk -v jvms="$pairs" 'BEGIN { printf "[" }
        { printf "%s\n  {\"test\": %d, \"jvms\": %d, \"beyondMillis\": {\"median\": %d, \"least\": %d, \"most\": %d}, \"wholeMillis\": {\"median\": %d, \"least\": %d, \"most\": %d}}", (NR > 1 ? "," : ""), $1, jvms, $2, $3, $4, $5, $6, $7 }
        END { print "\n]" }' >"$out/start.json"
    cat "$out/start.md"
}

for ((pair = 1; pair <= pairs; pair++)); do
    start_costs
done >"$out/start.txt"
start_report
