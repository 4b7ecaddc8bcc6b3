# What a second lane adds: Millrace with one lane and with two, nginx with two workers, all on the same two cores. As they
# share these, it is the work for each core-second of the client that counts. Takes about 15 minutes.
pairs=${pairs:-5} requests=${requests:-1000000} connections=${connections:-64 1000}
url=http://127.0.0.1:$port/
client_cores=0,1

install_missing
build
start_nginx 2 0,1
compare millrace-1-lane millrace-2-lanes
java -cp "$classpath" dev.millrace.samples.bench.LanesReport "$out/$subcommand"
