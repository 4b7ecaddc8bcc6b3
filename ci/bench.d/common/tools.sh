# The tools: where they come from, which versions they have, and how each is run.

install_missing() {
    local missing=() program
    for program in nginx:nginx-light openssl:openssl wrk:wrk h2load:nghttp2-client hey:hey /usr/bin/time:time; do
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
    mkdir -p "$out/classes"
    javac -d "$out/classes" ci/bench.d/java/*.java
}

# Compiles the programs of the peers, each with a class path of its own.
build_peers() {
    mvn -q -B -f ci/peers/pom.xml compile dependency:build-classpath
}

# Sets the command of a tool: command_of tool connections. A tool that counts no requests runs for $seconds.
command_of() {
    local connections=$2
    case $1 in
        wrk) command=(wrk -t1 -c"$connections" -d"$seconds" "${url}0") ;;
        h2load) command=(h2load --h1 -t1 -c"$connections" -n"$requests" "${url}0") ;;
        hey) command=(hey -c "$connections" -n "$requests" "${url}0") ;;
        millrace) millrace bare ;;
        millrace-checked) millrace checked ;;
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

millrace() {
    java_command "$classpath" dev.millrace.samples.Benchmark "$1" "$url" "$requests" "$connections"
    # shellcheck disable=SC2206
    command=(java $options "${command[@]:1}")
}

peer() {
    java_command "$(peer_classpath "$1")" "$2" "$url" "$requests" "$connections" "$seconds"
}

# Three runs of a program: java_command classpath class arguments...
java_command() {
    command=(java -XX:+UseSerialGC -Dbench.status="$status_port" -cp "$out/classes:$1" Measured "${@:2}")
}

peer_classpath() {
    echo "$PWD/ci/peers/$1/target/classes:$(cat "ci/peers/$1/target/classpath")"
}

# Prints what was measured, and on what.
versions() {
    echo "Millrace at $(git rev-parse --short HEAD 2>/dev/null || echo "an unknown commit")${options:+ with $options}"
    jars 'jetty-client' <<<"$classpath"
    java -version 2>&1 | sed -n 2p
    dpkg-query -W -f '${Package} ${Version}\n' nginx wrk nghttp2-client hey 2>/dev/null || true
    echo "$(nproc) cores of $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(uname -sr)"
    date -I
}

# Prints the names and versions of these jars on the class paths of the input.
jars() {
    tr ':' '\n' | sed -nE "s|.*/($1)-([0-9][^/]*)\.jar|\1 \2|p" | sort -u
}
