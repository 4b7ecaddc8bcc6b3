# nginx, which is measured against, and which counts what it serves.

tls_port=$((port + 1)) status_port=$((port + 2))

# Starts it with so many workers, on these cores.
start_nginx() {
    refuse_company
    head -c 65536 /dev/zero | tr '\0' x >"$out/large"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=localhost \
        -keyout "$out/key.pem" -out "$out/certificate.pem" 2>"$out/openssl.log"
    nginx_configuration "$1" >"$out/nginx.conf"
    taskset -c "$2" nginx -p "$out" -c "$out/nginx.conf" 2>>"$out/nginx.log" &
    nginx=$!
    trap 'kill $nginx 2>/dev/null; wait $nginx 2>/dev/null || true' EXIT
    for _ in {1..50}; do
        { served >/dev/null; } 2>/dev/null && return
        sleep 0.1
    done
    echo "nginx did not start: see $out/nginx.log" >&2
    exit 1
}

# Another one's requests would be counted as ours.
refuse_company() {
    if { served >/dev/null; } 2>/dev/null; then
        echo "ci/bench: something listens on port $status_port already; does another ci/bench run?" >&2
        exit 1
    fi
}

nginx_configuration() {
    # Where root starts it, its workers could not read what only root can.
    ((EUID)) || echo 'user root;'
    cat <<END
worker_processes $1;
worker_rlimit_nofile 8192;
pid $out/nginx.pid;
error_log $out/nginx.log;
daemon off;
events { worker_connections 4096; }
http {
    access_log off;
    keepalive_requests 1000000000;
    keepalive_timeout 1h;
    default_type text/plain;
    sendfile on;
    open_file_cache max=10;
    server {
        listen 127.0.0.1:$port backlog=4096;
        listen 127.0.0.1:$tls_port ssl backlog=4096;
        ssl_certificate $out/certificate.pem;
        ssl_certificate_key $out/key.pem;
        location / { return 200 "Hello, World!\n"; }
        location /large/ { root $out; try_files /large =404; }
    }
    server {
        listen 127.0.0.1:$status_port;
        location / { stub_status; }
    }
}
END
}

# Prints the connections and the requests that it had since it started, this question included.
served() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$status_port" || exit
        printf 'GET / HTTP/1.0\r\n\r\n' >&3
        awk '/^ [0-9]+ [0-9]+ [0-9]+/ { print $1, $3 }' <&3
    )
}
