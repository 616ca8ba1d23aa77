#!/usr/bin/env bash
# Intake, event-to-Slack latency and loss of a running portal, in one run: tests/Portal.Benchmarks/load.sh HARNESS
# HARNESS (or BENCH_DIR) is the folder of the load harness: bench.mjs, sink.mjs and targets/. docs/benchmarks.md says what the figures mean.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
harness=${1:-${BENCH_DIR:-}}
sink_port=${SINK_PORT:-19590} portal_port=${PORTAL_PORT:-19580}
repeat=${REPEAT:-3} foreign=${MAX_FOREIGN:-0.25} connections=${CONNECTIONS:-16 64 256}

fail() { echo "load.sh: $*" >&2; exit 2; }
[[ -n $harness ]] || fail "name the folder of the load harness, as an argument or in BENCH_DIR"
[[ -f $harness/bench.mjs && -f $harness/sink.mjs && -f $harness/targets/portal.mjs ]] || fail "$harness holds no bench.mjs, sink.mjs and targets/portal.mjs"
for tool in node dotnet curl; do command -v "$tool" > /dev/null || fail "$tool is not installed"; done
# Somebody else's sink would take our messages, or reset our figures.
for port in "$sink_port" "$portal_port"; do
  if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then fail "port $port is taken; set SINK_PORT or PORTAL_PORT"; fi
done

work=$(mktemp -d)
started=()
cleanup() {
  local pid
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  for pid in "${started[@]}"; do wait "$pid" 2> /dev/null || true; done
  [[ -n ${KEEP:-} ]] && echo "Kept: $work" || rm -rf "$work"
}
trap cleanup EXIT
cp -r "$harness" "$work/harness" # it writes beside itself
url=http://127.0.0.1:$portal_port sink=http://127.0.0.1:$sink_port results=$work/results.jsonl

say() { printf '\n== %s\n' "$*"; }
until_up() { # until_up URL LOG
  for _ in $(seq 150); do curl -fsS -o /dev/null "$1" 2> /dev/null && return; sleep 0.2; done
  tail -n 30 "$2" >&2
  fail "$1 did not answer"
}
# One run at a time, each from an empty sink: the harness waits for its warm-up by counting what arrived, and would count the run before.
bench() {
  for _ in $(seq "$repeat"); do
    curl -fsS -X POST -o /dev/null "$sink/_sink/reset"
    (cd "$work/harness" && node bench.mjs --sink "$sink" --max-foreign "$foreign" --json "$results" --repeat 1 "$@" | grep '^run')
  done
}
portal_bench() { bench --target targets/portal.mjs --url "$url" --instance sample --secret "$secret" "$@"; }

say "Build"
dotnet build "$root/Portal" -c Release -v quiet -clp:ErrorsOnly
portal=$root/Portal/bin/Release/net10.0/Portal.dll

if [[ -n ${PORTAL_POSTGRES:-} ]]; then
  export Database__Provider=PostgreSql ConnectionStrings__Portal=$PORTAL_POSTGRES
fi
# Settings of the portal under load: Slack's own limits off, because the sink has none; everything else as shipped.
export ASPNETCORE_ENVIRONMENT=Development Data__Directory=$work/data
export Slack__Limits__MessagesPerSecondPerChannel=0 Slack__Limits__MessagesPerMinutePerWorkspace=0 Slack__AllowedWebhookHosts__0=127.0.0.1:$sink_port
cd "$work"

say "Prepare: sink, portal, a source and a webhook connection to the sink"
node "$harness/sink.mjs" --port "$sink_port" --latency 0 > "$work/sink.log" 2>&1 &
started+=($!)
until_up "$sink/_sink/stats" "$work/sink.log"
token=$(dotnet "$portal" token create --instance sample --name load --scope admin)
secret=$(dotnet "$portal" source create --instance sample --name load)
dotnet "$portal" --urls "$url" > "$work/portal.log" 2>&1 &
portal_pid=$!
started+=("$portal_pid")
until_up "$url/health/ready" "$work/portal.log"
post() { curl -fsS -X POST -H "Authorization: Bearer $token" -H 'Content-Type: application/json' "$url/api/v1/instances/sample/$1" -d "$2"; }
connection=$(post connections "{\"name\":\"Load\",\"mode\":\"INCOMING_WEBHOOK\",\"webhookUrl\":\"$sink/services/T0/B0/portal\"}" | sed -E 's/.*"id":"([^"]+)".*/\1/')
post "connections/$connection/default" '{}' > /dev/null

alertmanager=
[[ -x /usr/bin/prometheus-alertmanager ]] && alertmanager=yes || echo "prometheus-alertmanager is not installed: nothing to compare with."
say "Cold: the first 2,000 events of a portal that was just started, 16 connections"
repeat=1 portal_bench --label cold --pids "$portal_pid" --n 2000 --conc 16
for count in $connections; do
  say "Intake: 4,000 events, $count connections, as fast as they are taken"
  portal_bench --label "intake $count" --pids "$portal_pid" --n 4000 --conc "$count" --warmup 500
  [[ -z $alertmanager ]] || bench --target targets/alertmanager.mjs --label "intake $count" --n 4000 --conc "$count" --warmup 500
done

say "Latency: 100 events a second, a Slack that answers at once"
portal_bench --label latency --pids "$portal_pid" --rate 100 --n 1000 --conc 16 --warmup 200
[[ -z $alertmanager ]] || bench --target targets/alertmanager.mjs --label latency --rate 100 --n 1000 --conc 16 --warmup 200

say "Crash: kill -9 after 1,000 of 2,000 events were accepted, then a restart"
kill "$portal_pid" && wait "$portal_pid" || true
portal_bench --label crash --cmd "dotnet $portal --urls $url" --cwd "$work" --log "$work/portal.log" --n 2000 --conc 16 --warmup 500 --crash 1000 --max-foreign 0

say "Summary (median of $repeat)"
node - "$results" "$connections" <<'JS'
const rows = require('node:fs').readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const of = (label, target) => rows.filter((row) => row.label === label && row.target === target);
const median = (list) => { const sorted = [...list].sort((a, b) => a - b); return sorted[Math.floor(sorted.length / 2)] ?? NaN; };
const round = (x) => Number.isFinite(x) ? (x >= 100 ? x.toFixed(0) : x.toFixed(1)) : '-';
const sum = (list, key) => list.reduce((total, row) => total + row[key], 0);
const line = (what, ours, theirs, unit, show) => console.log(`${what.padEnd(24)}Portal ${show(ours)}${unit}` + (Number.isFinite(theirs) ? `   Alertmanager ${show(theirs)}${unit}   ratio ${(ours / theirs).toFixed(2)}` : ''));
const both = (what, label, figure, unit = '', show = round) => line(what, median(of(label, 'portal').map(figure)), median(of(label, 'alertmanager').map(figure)), unit, show);
both('intake, cold', 'cold', (row) => row.intake_rps, '/s');
for (const count of process.argv[3].split(' ')) both(`intake, ${count} connections`, `intake ${count}`, (row) => row.intake_rps, '/s');
both('event to Slack, p50', 'latency', (row) => row.post_to_sink_ms.p50, ' ms');
both('event to Slack, p99', 'latency', (row) => row.post_to_sink_ms.p99, ' ms');
both('processor for an event', 'latency', (row) => row.cpu_ms_per_event, ' ms', (x) => x.toFixed(2));
const all = rows.filter((row) => row.target === 'portal' && row.label !== 'crash'), crash = of('crash', 'portal');
console.log(`lost / doubled          ${sum(all, 'lost')} / ${sum(all, 'duplicates')} of ${sum(all, 'accepted')}`);
console.log(`kill -9                 accepted ${sum(crash, 'accepted')}   lost ${sum(crash, 'lost')}   doubled ${sum(crash, 'duplicates')}   in ${crash.length} runs`);
const noisy = rows.filter((row) => row.foreign_cpu_s / row.window_s > 0.25).length;
if (noisy) console.log(`${noisy} of ${rows.length} runs shared the machine with other work (more than a quarter of a CPU): repeat on a quiet one.`);
JS
