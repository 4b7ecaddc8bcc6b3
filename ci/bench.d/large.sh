# Millrace and wrk with responses of 64 kB. Takes about 10 minutes.
pairs=${pairs:-5} requests=${requests:-300000} connections=${connections:-64 1000}
url=http://127.0.0.1:$port/large/

install_missing
build
start_nginx 1 0
compare millrace
