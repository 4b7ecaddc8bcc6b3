# Millrace and wrk over TLS, with a certificate made for it. Takes about 10 minutes.
pairs=${pairs:-5} requests=${requests:-500000} connections=${connections:-64 1000}
url=https://127.0.0.1:$tls_port/

install_missing
build
start_nginx 1 0
compare millrace
