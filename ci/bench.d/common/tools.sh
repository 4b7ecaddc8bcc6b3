# The tools: where they come from, which versions they have, and how each is run.

packages=(nginx wrk)

install_missing() {
    local missing=() program
    for program in nginx:nginx openssl:openssl wrk:wrk h2load:nghttp2-client hey:hey /usr/bin/time:time; do
        command -v "${program%:*}" >/dev/null || missing+=("${program#*:}")
    done
    if ((${#missing[@]})); then
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${missing[@]}"
    fi
}

# Compiles Millrace, and what measures it.
build() {
    classpath=$(ci/classpath)
}

# Compiles the programs of the peers, each with a class path of its own.
build_peers() {
    mvn -q -B -f ci/peers/pom.xml compile dependency:build-classpath
    peers=$(cat ci/peers/*/target/classpath)
    packages+=(nghttp2-client hey)
}

# Sets the command of a tool: command_of tool connections. wrk counts no requests: it runs for $seconds.
command_of() {
    local connections=$2
    case $1 in
        wrk) command=(wrk -t1 -c"$connections" -d"$seconds" "${url}0") ;;
        h2load) command=(h2load --h1 -t1 -c"$connections" -n"$requests" "${url}0") ;;
        hey) command=(hey -c "$connections" -n "$requests" "${url}0") ;;
        millrace) millrace bare ;;
        millrace-checked) millrace checked ;;
        millrace-1-lane) millrace bare -Dmillrace.lanes=1 ;;
        millrace-2-lanes) millrace bare -Dmillrace.lanes=2 ;;
        jetty) peer http-clients JettyByHand ;;
        jdk) peer http-clients JdkByHand ;;
        hyperfoil) peer hyperfoil HyperfoilRun ;;
        gatling) peer gatling GatlingRun ;;
        jmeter-java-dsl) peer jmeter JMeterRun ;;
        junitperf) peer junitperf JUnitPerfRun ;;
        jetty-load-generator) peer jetty-load-generator JettyLoadGeneratorRun ;;
        *) echo "ci/bench: there is no tool $1" >&2; exit 2 ;;
    esac
}

# Sets the command of a benchmark of Millrace: millrace benchmark java-options...
millrace() {
    measured "$classpath" dev.millrace.samples.Benchmark "$1" "$url" "$requests" "$connections"
    # shellcheck disable=SC2206
    command=(java "${@:2}" $options "${command[@]:1}")
}

# Sets the command of a peer's program: peer module class.
peer() {
    measured "$(peer_classpath "$1")" "$2" "$url" "$requests" "$connections"
}

# Sets the command that runs a program three times in one JVM: measured classpath class arguments...
measured() {
    command=(java -XX:+UseSerialGC -cp "$1"
        dev.millrace.samples.bench.Measured "$status_port" "${@:2}")
}

# Prints the class path of a module: its program, what that depends on, and what measures it.
peer_classpath() {
    echo "$PWD/ci/peers/$1/target/classes:$(cat "ci/peers/$1/target/classpath"):$PWD/sample-tests/target/classes"
}

# Prints what was measured, and on what, with these packages of the distribution.
versions() {
    echo "Millrace at $(git rev-parse --short HEAD 2>/dev/null || echo "an unknown commit")${options:+ with $options}"
    jars jetty-client <<<"$classpath"
    jars 'hyperfoil-core|gatling-app|jmeter-java-dsl|ApacheJMeter_core|junitperf-core|httpclient|jetty-load-generator-client' \
        <<<"${peers:-}"
    (($# == 0)) || dpkg-query -W -f '${Package} ${Version}\n' "$@" 2>/dev/null || true
    java -version 2>&1 | sed -n 2p
    echo "$(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(uname -sr)"
    date -I
}

# Prints all of them in a paragraph.
versions_paragraph() {
    versions "$@" | paste -sd ';' | sed 's/;/; /g; s/$/.\n/'
}

# Prints the names and versions of these jars on the class paths of the input.
jars() {
    tr ':' '\n' | sed -nE "s#.*/($1)-([0-9][^/]*)\.jar#\1 \2#p" | sort -u
}
