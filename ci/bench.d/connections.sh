# The memory of a connection that waits for its response, over each transport, plain and over TLS: what each of 10,000
# takes more than each of 100, of the live heap, printed by class, and of the resident set besides the heap, which is
# resident from the start. The latter differs by 2 kB from run to run: what the JVM's compilers take is in it. A server
# in a process of its own holds all responses back. --only takes DIRECT and HTTP_CLIENT, and there is no JSON. Takes
# about 3 minutes.
connections=${connections:-10000} only=${only:-DIRECT,HTTP_CLIENT}

if (($(ulimit -n) < connections + 1000)); then
    echo "SKIPPED: $connections connections need more file descriptors than $(ulimit -n)" >&2
    exit 0
fi
mvn -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath -pl extension >&2
classpath=extension/target/test-classes:extension/target/classes:$(cat extension/target/classpath)
{
    versions_paragraph
    echo "$connections waiting connections."
    for transport in ${only//,/ }; do
        for scheme in http https; do
            echo
            # The collector would fill unused space with int[] rather than compact all of it each time.
            java $options -Xms512m -Xmx512m -XX:+AlwaysPreTouch -XX:+UseSerialGC -XX:MarkSweepAlwaysCompactCount=1 \
                -cp "$classpath" dev.millrace.transport.WaitingConnections "$transport" "$scheme" "$connections"
        done
    done
} | tee "$out/connections.log"
grep -v '^|' "$out/connections.log" | cat -s >"$out/connections.md"
