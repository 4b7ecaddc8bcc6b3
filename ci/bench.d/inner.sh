# The inner parts without a network, with JMH: nanoseconds and bytes a request. Takes about three minutes. --only names
# some of them, such as LaneBenchmark.
mvn -q -B -Pjmh -pl ci/jmh -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
classpath=ci/jmh/target/classes:$(cat ci/jmh/target/classpath)
# shellcheck disable=SC2086
java $options -cp "$classpath" dev.millrace.jmh.InnerBenchmarks "$out/inner" "${only//,/|}" | tee "$out/inner.log" |
    grep --line-buffered '^# Benchmark: '
{
    echo
    versions_paragraph
} >>"$out/inner.md"
cat "$out/inner.md"
