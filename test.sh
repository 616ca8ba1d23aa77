#!/usr/bin/env bash
# Runs every test of Portal and closes with "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
exec </dev/null

readonly framework=net10.0
readonly most_minutes=15
readonly sdk_checks=tests/slack-sdk
part=all
mutated=domain
passed=0
failed=0
temporary=
postgres_bin=
simulator_pid=
simulator_url=
simulator_log=

usage() {
  cat <<'TEXT'
usage: ./test.sh [unit|e2e|sdk|mutants [domain|sender]]

Without an argument: builds, checks the format, runs the unit tests, the journeys in a browser, and
Slack's own SDKs (Node 20 or newer) against the simulator.
What is missing of chromium, postgresql, nodejs and npm is installed with apt-get (as root or with sudo).
"mutants", which takes its time and is no part of the whole, changes the rules of Portal.Domain (or the
sender) one by one, counts the changes that the tests notice, and reports in artifacts/mutants.
PORTAL_TEST_POSTGRES takes a PostgreSQL of your own instead of one that lives as long as the run:
a connection string whose user may create databases.
TEXT
}

say() { printf '\n== %s\n' "$1"; }

give_up() {
  printf '%s\n' "$1" >&2
  failed=$((failed + 1))
  exit 1
}

finish() {
  local status=$?
  trap - EXIT INT TERM
  stop_simulator
  stop_postgres
  [ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] || exit 1
}

runs() { [ "$part" = all ] || [ "$part" = "$1" ]; }

# --- What must be installed

needs_own_postgres() { runs unit && [ -z "${PORTAL_TEST_POSTGRES:-}" ]; }

find_postgres() {
  local candidate
  # PostgreSQL 15 is what Portal is tested on; another version is better than none.
  for candidate in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin "$(dirname "$(command -v initdb || echo /none/initdb)")"; do
    if [ -x "$candidate/initdb" ] && [ -x "$candidate/pg_ctl" ]; then
      postgres_bin=$candidate
      return 0
    fi
  done
  return 1
}

missing_packages() {
  if needs_own_postgres && ! find_postgres; then echo postgresql; fi
  if runs e2e && ! command -v chromium >/dev/null; then echo chromium; fi
  if runs sdk && ! command -v node >/dev/null; then echo nodejs; fi
  if runs sdk && ! command -v npm >/dev/null; then echo npm; fi
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

install_missing() {
  local packages
  mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || return 0
  can_install || give_up "The tests need ${packages[*]}. Install them, or run this as root (or with sudo without a password) on Debian."
  say "Installing ${packages[*]}"
  as_root apt-get update -qq || give_up "apt-get update failed, so ${packages[*]} cannot be installed."
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" \
    || give_up "apt-get could not install ${packages[*]}."
}

# --- A PostgreSQL that lives as long as the run

# PostgreSQL refuses to run as root.
as_postgres() (
  cd "$temporary"
  if [ "$(id -u)" -ne 0 ]; then
    "$@"
  elif command -v runuser >/dev/null; then
    runuser -u postgres -- "$@"
  else
    # shellcheck disable=SC2016 # expanded by the inner shell
    su postgres -s /bin/sh -c 'exec "$0" "$@"' -- "$@"
  fi
)

is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Below the range from which the system takes ports by itself.
free_port() {
  local port
  for _ in $(seq 50); do
    port=$((20000 + RANDOM % 12000))
    if is_free "$port"; then
      echo "$port"
      return 0
    fi
  done
  return 1
}

make_cluster() {
  # In /tmp whatever TMPDIR says: another user must reach it, and a socket's path must be short.
  temporary=$(mktemp -d /tmp/portal-tests.XXXXXX)
  if [ "$(id -u)" -eq 0 ]; then
    id postgres >/dev/null 2>&1 || give_up "PostgreSQL does not run as root, and there is no user postgres to run it."
    chown postgres "$temporary"
  fi
  as_postgres "$postgres_bin/initdb" -D "$temporary/data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$temporary.log" 2>&1 \
    || give_up "PostgreSQL could not be set up: $(cat "$temporary.log")"
}

try_start_postgres() {
  local settings="-c listen_addresses=127.0.0.1 -c port=$1 -c unix_socket_directories=$temporary -c max_connections=300"
  # Throwaway data: what a power cut would lose is of no interest.
  settings="$settings -c fsync=off -c full_page_writes=off"
  as_postgres "$postgres_bin/pg_ctl" start -s -w -t 60 -D "$temporary/data" -l "$temporary/log" -o "$settings" >"$temporary.log" 2>&1
}

start_postgres() {
  local port
  needs_own_postgres || return 0
  find_postgres || give_up "PostgreSQL was installed, but its initdb and pg_ctl are not to be found."
  say "Starting a PostgreSQL ($("$postgres_bin/postgres" --version))"
  make_cluster
  # Somebody else may take the port first.
  for _ in 1 2 3; do
    port=$(free_port) || give_up "There is no free port for PostgreSQL."
    if try_start_postgres "$port"; then
      export PORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
  done
  give_up "PostgreSQL did not start: $(cat "$temporary.log" "$temporary/log" 2>/dev/null)"
}

stop_postgres() {
  [ -n "$temporary" ] || return 0
  if [ -e "$temporary/data/postmaster.pid" ]; then
    as_postgres "$postgres_bin/pg_ctl" stop -s -m immediate -D "$temporary/data" >/dev/null 2>&1 || true
  fi
  rm -rf "$temporary" "$temporary.log"
}

# --- Build, format, tests

# Slack's SDKs only speak to the simulator, which needs nothing of the rest.
what_to_build() { if [ "$part" = sdk ]; then echo Portal.SlackSimulator; else echo Portal.sln; fi; }

need_dotnet() { command -v dotnet >/dev/null || give_up "The .NET SDK is missing; global.json says which version is needed."; }

build() {
  local target
  # Stryker builds what it changes.
  [ "$part" != mutants ] || return 0
  target=$(what_to_build)
  say "Restoring and building"
  # A feed that hiccups once is no reason to fail.
  dotnet restore "$target" || dotnet restore "$target" || give_up "The packages could not be restored."
  dotnet build "$target" -c Debug --no-restore || give_up "The build failed."
}

check_format() {
  [ "$part" = all ] || return 0
  say "Checking the format"
  if ! dotnet format Portal.sln --verify-no-changes --no-restore; then
    echo "Run: dotnet format Portal.sln"
    failed=$((failed + 1))
  fi
}

assembly_of() { echo "tests/$1/bin/Debug/$framework/$1.dll"; }

# Of the runner's last line: "   Total: 12, Errors: 0, Failed: 1, Skipped: 0, Not Run: 0, Time: 0.5s"
figure() { sed -n "s/.*Total: .*/&/; T; s/.*$1: \([0-9]*\).*/\1/p" "$2" | tail -n 1; }

count() {
  local project=$1 output=$2 total errors failures
  total=$(figure Total "$output")
  if [ -z "$total" ]; then
    echo "$project ended without a summary."
    failed=$((failed + 1))
    return 0
  fi
  errors=$(figure Errors "$output")
  failures=$(figure Failed "$output")
  # Explicit tests are counted but not run.
  passed=$((passed + total - failures - $(figure "Not Run" "$output")))
  failed=$((failed + failures + errors))
}

# A skipped test counts as failed: there is none that may be skipped.
run_tests() {
  local project=$1 output status=0 before=$((passed + failed)) failed_before=$failed
  say "Running $project"
  output=$(mktemp)
  timeout "${most_minutes}m" dotnet "$(assembly_of "$project")" -noColor -noLogo -noAutoReporters -failSkips 2>&1 | tee "$output" || status=$?
  [ "$status" -ne 124 ] || echo "$project did not end within $most_minutes minutes."
  count "$project" "$output"
  rm -f "$output"
  if [ "$((passed + failed))" -eq "$before" ]; then
    echo "$project ran no test."
    failed=$((failed + 1))
  elif [ "$status" -ne 0 ] && [ "$failed" -eq "$failed_before" ]; then
    echo "$project ended with exit code $status."
    failed=$((failed + 1))
  fi
}

run_unit_tests() {
  if runs unit; then run_tests Portal.UnitTests; fi
}

run_journeys() {
  if runs e2e; then run_tests Portal.E2E; fi
}

# --- Slack's SDKs against the simulator

install_sdks() {
  node -e 'process.exit(Number.parseInt(process.versions.node) >= 20 ? 0 : 1)' || give_up "Slack's SDKs need Node 20 or newer; this is $(node --version)."
  say "Installing Slack's SDKs as $sdk_checks/package-lock.json pins them"
  # The registry may hiccup once.
  (cd "$sdk_checks" && { npm ci --prefer-offline --ignore-scripts --no-audit --no-fund || npm ci --ignore-scripts --no-audit --no-fund; }) \
    || give_up "Slack's SDKs could not be installed."
}

start_simulator() {
  local port
  port=$(free_port) || give_up "There is no free port for the simulator."
  simulator_url=http://127.0.0.1:$port
  simulator_log=$(mktemp)
  dotnet "Portal.SlackSimulator/bin/Debug/$framework/Portal.SlackSimulator.dll" --urls "$simulator_url" >"$simulator_log" 2>&1 &
  simulator_pid=$!
  for _ in $(seq 400); do
    if ! is_free "$port"; then return 0; fi
    sleep 0.2
  done
  give_up "The simulator did not start: $(cat "$simulator_log")"
}

stop_simulator() {
  [ -n "$simulator_pid" ] || return 0
  kill "$simulator_pid" 2>/dev/null || true
  wait "$simulator_pid" 2>/dev/null || true
  rm -f "$simulator_log"
  simulator_pid=
}

# Of the script's last line: "12 passed, 0 failed"
count_sdk_checks() {
  local last
  last=$(tail -n 1 "$1")
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1]))
    failed=$((failed + BASH_REMATCH[2]))
    [ "$2" -eq 0 ] || [ "${BASH_REMATCH[2]}" -gt 0 ] || failed=$((failed + 1))
  else
    echo "Slack's SDKs ended without a summary (exit code $2)."
    failed=$((failed + 1))
  fi
}

run_sdk_checks() {
  local output status=0
  if ! runs sdk; then return 0; fi
  install_sdks
  start_simulator
  say "Running Slack's SDKs against the simulator"
  output=$(mktemp)
  timeout "${most_minutes}m" node "$sdk_checks/check.mjs" "$simulator_url" 2>&1 | tee "$output" || status=$?
  count_sdk_checks "$output" "$status"
  rm -f "$output"
  stop_simulator
}

# --- Mutants: changes of the code that a test should notice

# Of Stryker's closing lines: "Killed:    62"
mutants() { sed -n "s/^$1: *\([0-9]*\)$/\1/p" "$2" | awk '{ count = $1 } END { print count + 0 }'; }

run_mutants() {
  local output status=0
  [ "$part" = mutants ] || return 0
  dotnet tool restore || dotnet tool restore || give_up "The tools could not be restored."
  say "Mutating the $mutated"
  output=$(mktemp)
  (cd "tests/mutants/$mutated" && dotnet stryker --skip-version-check --output "../../../artifacts/mutants/$mutated") 2>&1 | tee "$output" || status=$?
  passed=$((passed + $(mutants Killed "$output") + $(mutants Timeout "$output")))
  rm -f "$output"
  [ "$status" -eq 0 ] || give_up "Stryker ended with exit code $status: too many mutants live, or it could not run."
}

case "$*" in
  '') ;;
  unit | e2e | sdk | mutants) part=$1 ;;
  'mutants domain' | 'mutants sender') part=$1 mutated=$2 ;;
  *)
    usage >&2
    exit 2
    ;;
esac

trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
need_dotnet
install_missing
build
check_format
start_postgres
run_unit_tests
run_journeys
run_sdk_checks
run_mutants
