#!/usr/bin/env bash
# What a connection costs in memory while its response is awaited, over each transport, plain and over TLS.
#
#   ci/bench.d/connections.sh [--connections 10000] [--transports "DIRECT HTTP_CLIENT"]
#
# The server is a process of its own that holds all responses back. The figures are the difference between that many
# connections and 100, for each one more: the live heap by class, and the resident set besides the heap, which is
# resident from the start. They go to target/bench/connections.md.
set -euo pipefail
cd "$(dirname "$0")/../.."

connections=10000 transports="DIRECT HTTP_CLIENT"
while (($#)); do
    case $1 in
        --connections) connections=$2 ;;
        --transports) transports=$2 ;;
        *) sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    esac
    shift 2
done
if (($(ulimit -n) < connections + 1000)); then
    echo "SKIPPED: $connections connections need more file descriptors than $(ulimit -n)" >&2
    exit 0
fi

out=$PWD/target/bench
mkdir -p "$out"
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl extension >&2
classpath=extension/target/test-classes:extension/target/classes:$(cat extension/target/classpath)
{
    echo "## Memory of $connections waiting connections, each"
    echo
    java -version 2>&1 | sed -n '3s/^/- /p'
    for transport in $transports; do
        for scheme in http https; do
            echo
            java -Xms512m -Xmx512m -XX:+AlwaysPreTouch -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1 -cp "$classpath" \
                dev.millrace.transport.WaitingConnections "$transport" "$scheme" "$connections"
        done
    done
} | tee "$out/connections.md"
