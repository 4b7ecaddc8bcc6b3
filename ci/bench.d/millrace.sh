# Millrace alone, each run between two of wrk, often enough for a verdict: bare, and with all checks. Takes about 30
# minutes.
pairs=${pairs:-9} requests=${requests:-1000000} connections=${connections:-64 1000}
url=http://127.0.0.1:$port/

install_missing
build
start_nginx 1 0
compare millrace millrace-checked
