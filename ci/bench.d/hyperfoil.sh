# Millrace and its nearest peer, with more requests than among all peers: the third run is warmer. Takes about 15
# minutes.
requests=${requests:-1000000} only=${only:-millrace,hyperfoil}
source ci/bench.d/peers.sh
