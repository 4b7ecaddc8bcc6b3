# Millrace and its peers, each between two runs of wrk: tiny response, keep-alive, one worker of nginx on core 0 and the
# tool on core 1. Takes about 40 minutes.
pairs=${pairs:-3} requests=${requests:-300000} connections=${connections:-64 1000}
url=http://127.0.0.1:$port/

install_missing
build
build_peers
start_nginx 1 0
compare millrace millrace-checked h2load hey jetty jdk hyperfoil gatling junitperf \
    jetty-load-generator jmeter-java-dsl
