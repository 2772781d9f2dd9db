#!/usr/bin/env bash
# What passing a request on costs, beside nginx on the same processor. See README.md, or --help.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: run.sh [options]

Runs the passthrough of hirelay.jar against nginx's proxy_pass in alternating rounds and prints ratios.
Needs nginx, wrk, curl, taskset and a JDK 17 or later; Linux, two processors or more.

  --jar FILE       the server (default: ../target/hirelay.jar beside this script)
  --rounds N       rounds of each measurement; their median counts (default 7)
  --seconds N      length of a round (default 2)
  --warmup N       requests before anything is measured (default 200000)
  --heap SIZE      the server's -Xmx (default 128m)
  --java-options S further options for the server's JVM
  --only PART      cpu | latency | many: one measurement instead of all
  --keep           leave logs and configuration where they are, and say where
  --help           this

Exit status: 0 when every bar is met, 3 when one is missed, 1 when it could not be measured.
TEXT
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$here/../target/hirelay.jar
rounds=7 seconds=2 warmup=200000 heap=128m java_options= only=all keep=no
while (($#)); do
  case $1 in
    --jar) jar=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --warmup) warmup=$2; shift 2 ;;
    --heap) heap=$2; shift 2 ;;
    --java-options) java_options=$2; shift 2 ;;
    --only) only=$2; shift 2 ;;
    --keep) keep=yes; shift ;;
    --help|-h) usage; exit 0 ;;
    *) echo "unknown option $1" >&2; usage >&2; exit 1 ;;
  esac
done

PATH=$PATH:/usr/sbin:/usr/local/sbin
for tool in nginx wrk curl taskset; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed" >&2; exit 1; }
done
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
[[ -f $jar ]] || { echo "no $jar; build it with: mvn -B -ntp package -DskipTests" >&2; exit 1; }
(($(nproc) >= 2)) || { echo "wants two processors: one for the proxy, one for all else" >&2; exit 1; }

# The proxy that is measured has a processor of its own; who asks and who answers share the other.
proxy_cpu=0 other_cpu=1
work=$(mktemp -d "${TMPDIR:-/tmp}/hirelay-bench.XXXXXX")
pids=()
finish() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2>/dev/null || true; done
  if [[ $keep = yes ]]; then echo "logs and configuration: $work"; else rm -rf "$work"; fi
}
trap finish EXIT
trap 'exit 1' INT TERM

free_port() { # one that nobody listens on at this moment, below those that connections are made from
  local port
  while :; do
    port=$((10000 + RANDOM % 22000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

await_port() { # PORT WHO
  local i
  for ((i = 0; i < 900; i++)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    kill -0 "$started" 2>/dev/null || break
    sleep 0.2
  done
  echo "$2 does not listen; $(tail -n 5 "$work/$2.err" 2>/dev/null)" >&2
  exit 1
}

# ---- what is served -------------------------------------------------------------------------------------------------

document() { # BYTES PAGE: a list of jobs as a provider of recruiting would write it, with the address of its next page
  local bytes=$1 page=$2
  awk -v bytes="$bytes" -v next_page="$page" 'BEGIN {
    printf "{\"jobs\":["
    end = sprintf("],\"paging\":{\"next\":\"%s\"}}", next_page)
    for (i = 1; ; i++) {
      job = sprintf("%s{\"id\":\"%08x\",\"title\":\"Engineer %d\",\"full_title\":\"Engineer %d - EN/%04d\",\"shortcode\":\"%08X\",\"code\":null,\"state\":\"published\",\"department\":\"Engineering\",\"url\":\"https://acme.example/jobs/%d\",\"location\":{\"country\":\"Greece\",\"country_code\":\"GR\",\"region\":\"Attica\",\"city\":\"Athens\",\"zip_code\":null,\"telecommuting\":false},\"created_at\":\"2026-01-%02dT00:00:00Z\"}", i > 1 ? "," : "", i * 2654435, i, i, i, i * 40503, i, i % 28 + 1)
      if (length(job) + length(end) + written + 9 > bytes) break
      printf "%s", job
      written += length(job)
    }
    printf "%s", end
  }'
}

upstream_port=$(free_port) nginx_port=$(free_port) hirelay_port=$(free_port)
mkdir -p "$work/www/spi/v3" "$work/tmp" "$work/data"
chmod 711 "$work" # where nginx is started by root, its workers are somebody else
document 4096 "http://127.0.0.1:$upstream_port/spi/v3/jobs?limit=100&since_id=2700ffe" >"$work/www/spi/v3/4k"
document 61440 "http://127.0.0.1:$upstream_port/spi/v3/jobs?limit=100&since_id=2700ffe" >"$work/www/spi/v3/60k"

common="
  client_body_temp_path $work/tmp/a; proxy_temp_path $work/tmp/b; fastcgi_temp_path $work/tmp/c;
  uwsgi_temp_path $work/tmp/d; scgi_temp_path $work/tmp/e;
  keepalive_requests 100000000; keepalive_timeout 300s; tcp_nopush on; sendfile on;"
cat >"$work/upstream.conf" <<TEXT
worker_processes 1; daemon off; pid $work/upstream.pid; error_log stderr;
events { worker_connections 8192; }
http {
  $common
  access_log off; default_type application/json; types { }
  server {
    listen 127.0.0.1:$upstream_port backlog=4096;
    location /spi/v3/accounts { return 200 '{"id":"bench","name":"Bench","subdomain":"bench"}'; }
    location / { root $work/www; }
  }
}
TEXT
cat >"$work/nginx.conf" <<TEXT
worker_processes 1; daemon off; pid $work/nginx.pid; error_log stderr;
events { worker_connections 8192; }
http {
  $common
  access_log $work/access.log;
  upstream provider { server 127.0.0.1:$upstream_port; keepalive 1024; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:$nginx_port backlog=4096;
    location /proxy/ {
      proxy_pass http://provider/;
      proxy_http_version 1.1;
      proxy_buffering off;
      proxy_connect_timeout 5s; proxy_read_timeout 60s; proxy_send_timeout 60s;
      proxy_set_header Host 127.0.0.1:$upstream_port;
      proxy_set_header Connection "";
      proxy_set_header Authorization "Bearer of-the-provider";
      proxy_set_header Cookie "";
      proxy_set_header Via "1.1 nginx";
      add_header Via "1.1 nginx"; add_header X-Request-Id \$request_id;
      add_header ratelimit-limit 10; add_header ratelimit-remaining 10; add_header ratelimit-reset 0;
    }
  }
}
TEXT

started=0
start() { # NAME CPU COMMAND...: in a process of its own, whose number is in $started
  local name=$1 cpu=$2
  shift 2
  taskset -c "$cpu" "$@" >"$work/$name.out" 2>"$work/$name.err" &
  started=$!
  pids+=("$started")
}

worker() { # PID: the only child of an nginx
  local child
  read -r child _ <"/proc/$1/task/$1/children"
  echo "$child"
}

start upstream $other_cpu nginx -p "$work" -c "$work/upstream.conf"
await_port "$upstream_port" upstream
start nginx $proxy_cpu nginx -p "$work" -c "$work/nginx.conf"
nginx_master=$started
await_port "$nginx_port" nginx
nginx_pid=$(worker "$nginx_master")

token=hrl_bench_$RANDOM$RANDOM$RANDOM
account=
start_hirelay() { # PROVIDER-PORT: a server whose provider listens there; its account is $account, which stays connected
  export HIRELAY_PORT=$hirelay_port HIRELAY_HOST=127.0.0.1 HIRELAY_API_TOKEN=$token HIRELAY_DATA_DIR=$work/data \
    HIRELAY_WORKABLE_BASE_URL=http://127.0.0.1:$1 HIRELAY_WORKABLE_RATE_LIMIT=unlimited
  # shellcheck disable=SC2086 # options are words
  start hirelay $proxy_cpu "$java" -Xmx"$heap" -XX:+UseSerialGC $java_options -jar "$jar" serve
  hirelay_pid=$started
  await_port "$hirelay_port" hirelay
  local made
  if [[ -n $account ]]; then return; fi
  made=$(curl -s -m 30 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d '{"integration":"workable","tenant_id":"bench","authentication_method":"api_key","context":{"subdomain":"bench","api_key":"of-the-provider"}}' \
    "http://127.0.0.1:$hirelay_port/integrated-account")
  account=$(sed -n 's/.*"id":"\([0-9a-f-]\{36\}\)".*/\1/p' <<<"$made")
  [[ -n $account ]] || { echo "no account could be connected: $made" >&2; exit 1; }
  hirelay_url=http://127.0.0.1:$hirelay_port/passthrough/$account
}
stop_last() {
  local pid=$1
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# ---- measuring ------------------------------------------------------------------------------------------------------

ticks=$(getconf CLK_TCK)
cpu_of() { # PID: ticks of user and system time of all of its threads
  local stat
  read -r stat <"/proc/$1/stat"
  # shellcheck disable=SC2086 # fields are words
  set -- ${stat##*) }
  echo $((${12} + ${13}))
}
rss_of() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

load() { # URL CONNECTIONS SECONDS [HEADER]: what wrk says
  local header=()
  [[ -n ${4:-} ]] && header=(-H "$4")
  taskset -c "$other_cpu" wrk -t1 -c"$2" -d"$3s" --latency -H "Authorization: Bearer $token" "${header[@]}" "$1" \
    >"$work/wrk.out" 2>&1 || { cat "$work/wrk.out" >&2; exit 1; }
  if grep -qE 'Non-2xx' "$work/wrk.out"; then
    echo "not every answer was good: $(grep -E 'Non-2xx|Socket errors' "$work/wrk.out")" >&2
    exit 1
  fi
  awk '/requests in/ && $1 > 0 { some = 1 } END { exit !some }' "$work/wrk.out" ||
    { echo "nothing was answered at all: $(grep -E 'Socket errors' "$work/wrk.out")" >&2; exit 1; }
}
requests() { awk '/requests in/ { print $1 }' "$work/wrk.out"; }
rate() { awk '/^Requests\/sec:/ { print $2 }' "$work/wrk.out"; }
percentile() { # 50% | 99%: in microseconds
  awk -v wanted="$1" '$1 == wanted { v = $2; if (v ~ /us$/) f = 1; else if (v ~ /ms$/) f = 1000; else f = 1000000; sub(/[a-z]+$/, "", v); print v * f }' "$work/wrk.out"
}
median() { sort -n | awk '{ v[NR] = $1 } END { if (NR == 0) exit 1; print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

missed=0
judge() { # WHAT VALUE BAR (at most; "-" for none) UNIT
  local verdict=
  [[ $2 =~ ^-?[0-9]+(\.[0-9]+)?$ ]] || { echo "$1 could not be measured: '$2'" >&2; exit 1; }
  if [[ $3 != - ]]; then
    if awk -v v="$2" -v b="$3" 'BEGIN { exit !(v <= b) }'; then verdict="(bar $3: met)"; else verdict="(bar $3: MISSED)"; missed=1; fi
  fi
  printf '  %-46s %8s%s %s\n' "$1" "$2" "$4" "$verdict"
}

names=(nginx rewriting off)
url_of() { case $1 in nginx) echo "http://127.0.0.1:$nginx_port/proxy" ;; *) echo "$hirelay_url" ;; esac; }
pid_of() { case $1 in nginx) echo "$nginx_pid" ;; *) echo "$hirelay_pid" ;; esac; }
header_of() { case $1 in off) echo 'X-Hirelay-Rewrite: off' ;; *) echo ;; esac; }

warm_up() {
  local done_=0 name
  echo "warming up: $warmup requests of each kind" >&2
  for name in rewriting off; do
    done_=0
    while ((done_ < warmup)); do
      load "$(url_of "$name")/spi/v3/4k" 64 3 "$(header_of "$name")"
      done_=$((done_ + $(requests)))
      load "$(url_of "$name")/spi/v3/60k" 64 2 "$(header_of "$name")"
    done
  done
  load "$(url_of nginx)/spi/v3/4k" 64 1
}

rounds_of() { # WHAT FILE CONNECTIONS: a line in $work/WHAT.FILE.NAME for each round: CPU µs per request, p50, p99
  local round name before after
  for ((round = 0; round < rounds; round++)); do
    for name in "${names[@]}"; do
      before=$(cpu_of "$(pid_of "$name")")
      load "$(url_of "$name")/spi/v3/$2" "$3" "$seconds" "$(header_of "$name")"
      after=$(cpu_of "$(pid_of "$name")")
      awk -v t=$((after - before)) -v hz="$ticks" -v n="$(requests)" -v a="$(percentile 50%)" -v b="$(percentile 99%)" \
        'BEGIN { printf "%.2f %s %s\n", t / hz * 1e6 / n, a, b }' >>"$work/$1.$2.$name"
    done
  done
}
column() { awk -v c="$2" '{ print $c }' "$work/$1" | median; }
ratio() { # FILE-A FILE-B COLUMN: the median of what each round's A is to the same round's B
  paste -d' ' "$work/$1" "$work/$2" | awk -v c="$3" '{ printf "%.4f\n", $c / $(c + NF / 2) }' | median | awk '{ printf "%.2f", $1 }'
}

measure_cpu() {
  local file name bar
  for file in 4k 60k; do
    rounds_of cpu "$file" 64
    [[ $file = 4k ]] && bar=1.5 || bar=1.3
    echo "CPU per request, ${file%k} KB, 64 connections (nginx: $(column "cpu.$file.nginx" 1) µs)"
    for name in rewriting off; do
      judge "$([[ $name = off ]] && echo 'X-Hirelay-Rewrite: off' || echo 'rewriting on (default)'), ÷ nginx" \
        "$(ratio "cpu.$file.$name" "cpu.$file.nginx" 1)" "$bar" "×"
    done
    for name in "${names[@]}"; do
      printf '    %-12s p50 %8s µs   p99 %8s µs at 64 connections\n' "$name" "$(column "cpu.$file.$name" 2)" "$(column "cpu.$file.$name" 3)"
    done
  done
  echo "  memory: nginx $(rss_of "$nginx_pid") MB, hirelay $(rss_of "$hirelay_pid") MB"
}

measure_latency() {
  local name
  rounds_of latency 4k 1
  echo "Latency, 4 KB, one connection"
  for name in "${names[@]}"; do
    printf '    %-12s p50 %8s µs   p99 %8s µs\n' "$name" "$(column "latency.4k.$name" 2)" "$(column "latency.4k.$name" 3)"
  done
  for name in rewriting off; do
    judge "p50 of ${name/off/X-Hirelay-Rewrite: off} ÷ nginx" "$(ratio "latency.4k.$name" "latency.4k.nginx" 2)" - "×"
  done
}

many() { # NAME PID|- URL: a line in $work/many.NAME for each round: requests/s, CPU µs per request ("-" for nobody)
  local before=0 after=0
  [[ $2 = - ]] || before=$(cpu_of "$2")
  load "$3/spi/v3/4k" 1000 4
  [[ $2 = - ]] || after=$(cpu_of "$2")
  awk -v t=$((after - before)) -v hz="$ticks" -v n="$(requests)" -v s="$(rate)" \
    'BEGIN { if (!(n > 0 && s > 0)) exit 1; printf "%s %.2f\n", s, t / hz * 1e6 / n }' >>"$work/many.$1" ||
    { echo "nothing was answered by $1" >&2; exit 1; }
}
many_says() { # NAME
  printf '    %-12s %8.0f requests/s, %5.1f %% of what the provider alone gives, %6.1f µs CPU per request\n' \
    "$1" "$(column "many.$1" 1)" \
    "$(paste -d' ' "$work/many.$1" "$work/many.ceiling" | awk '{ printf "%.4f\n", $1 / $3 * 100 }' | median)" \
    "$(column "many.$1" 2)"
}

measure_many() {
  local slow_port round warm=0
  echo "1,000 connections, a provider that takes 50 ms, 4 KB"
  stop_last "$hirelay_pid"
  stop_last "$nginx_master"
  start slow $other_cpu "$java" -Xmx256m -XX:+UseSerialGC "$here/SlowUpstream.java" 0 50 "$work/www/spi/v3/4k"
  for ((round = 0; round < 600; round++)); do
    [[ -s $work/slow.out ]] && break
    kill -0 "$started" 2>/dev/null || break
    sleep 0.1
  done
  slow_port=$(head -n 1 "$work/slow.out")
  [[ -n $slow_port ]] || { echo "the slow provider does not listen; $(tail -n 5 "$work/slow.err")" >&2; exit 1; }
  sed -i "s/127\.0\.0\.1:$upstream_port/127.0.0.1:$slow_port/g" "$work/nginx.conf"
  start nginx $proxy_cpu nginx -p "$work" -c "$work/nginx.conf"
  await_port "$nginx_port" nginx
  nginx_pid=$(worker "$started")
  start_hirelay "$slow_port"
  echo "warming up: $warmup requests over 1,000 connections" >&2
  while ((warm < warmup)); do
    load "$hirelay_url/spi/v3/4k" 1000 5
    warm=$((warm + $(requests)))
  done
  load "http://127.0.0.1:$nginx_port/proxy/spi/v3/4k" 1000 2
  for ((round = 0; round < rounds; round++)); do
    many ceiling - "http://127.0.0.1:$slow_port"
    many nginx "$nginx_pid" "http://127.0.0.1:$nginx_port/proxy"
    many hirelay "$hirelay_pid" "$hirelay_url"
  done
  printf '    asked directly %d requests/s\n' "$(column many.ceiling 1 | awk '{ printf "%d", $1 }')"
  many_says nginx
  many_says hirelay
  judge "CPU per request, ÷ nginx" "$(ratio many.hirelay many.nginx 2)" - "×"
  judge "requests/s, ÷ nginx" "$(paste -d' ' "$work/many.hirelay" "$work/many.nginx" | awk '{ printf "%.4f\n", $1 / $3 }' | median | awk '{ printf "%.2f", $1 }')" - "×"
  judge "lost of what the provider alone gives" \
    "$(paste -d' ' "$work/many.hirelay" "$work/many.ceiling" | awk '{ printf "%.4f\n", 100 - $1 / $3 * 100 }' | median | awk '{ printf "%.1f", $1 }')" 10 " %"
  judge "memory" "$(rss_of "$hirelay_pid")" 300 " MB"
}

start_hirelay "$upstream_port"
if [[ $only = all || $only = cpu || $only = latency ]]; then warm_up; fi
if [[ $only = all || $only = cpu ]]; then measure_cpu; fi
if [[ $only = all || $only = latency ]]; then measure_latency; fi
if [[ $only = all || $only = many ]]; then measure_many; fi
((missed == 0)) || exit 3
