# Millrace and its nearest peer, with more requests than among all peers: the third run is warmer. Takes about 15
# minutes.
pairs=${pairs:-3} requests=${requests:-1000000} connections=${connections:-64 1000}
url=http://127.0.0.1:$port/

install_missing
build
build_peers
start_nginx 1 0
compare millrace hyperfoil
