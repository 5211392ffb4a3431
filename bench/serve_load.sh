#!/usr/bin/env bash
# Load on cairn serve: 200 clients at once, half of them with environments, half with episodes that are stepped and taken back, and rude
# ones beside them. Needs Python 3 without packages. Usage: bench/serve_load.sh [SECONDS] [WORLD] [CLIENTS]
set -euo pipefail
here=$(cd -- "$(dirname -- "$0")" && pwd)
seconds=${1:-600} world=${2:-toy} clients=${3:-200}
log=$(mktemp)
"$here/../cairn" serve --port 0 --sessions $((clients + 10)) --idle-minutes 1 >"$log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 300); do
    port=$(sed -n 's/^serving on .*:\([0-9]*\)$/\1/p' "$log")
    [ -n "$port" ] && break
    kill -0 $server 2>/dev/null || { cat "$log"; exit 1; }
    sleep 1
done
[ -n "$port" ] || { echo "cairn serve did not start"; cat "$log"; exit 1; }
python3 "$here/serve/load.py" --port "$port" --pid $server --world "$world" --clients "$clients" --seconds "$seconds"
