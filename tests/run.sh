#!/usr/bin/env bash
# Every check and every test of the project, one stage after the other. A stage that fails does not stop the next one;
# the last line says how many tests passed and failed over all stages, and how many were skipped if any were.

cd "$(dirname "$0")/.."
. .ci/setup.sh
. .ci/packages.sh
need_lints

need_package() {
  has_package "$@" && return
  say "The tests need $1. Please install Chromium, its chromedriver, Elixir and npm (on Debian: apt-get install chromium chromium-driver erlang-base elixir npm)."
  exit 1
}

need_package chromedriver chromium chromium-driver
# The real BEAM is what Coppice's results are compared with. Where there is none, all the rest is tested, and the end
# says what was not.
beam=yes
if [ -n "${COPPICE_WITHOUT_ELIXIR:-}" ] || ! has_package elixir erlang-base elixir; then
  beam=
fi

# axe-core looks for what is wrong for people who use a screen reader or the keyboard. The lock file says which version,
# and npm's own cache spares the next run the download.
need_axe() {
  local folder=tests/e2e
  local installed=$folder/node_modules/.package-lock.json
  [ -f "$installed" ] && [ ! "$folder/package-lock.json" -nt "$installed" ] && return
  need_package npm nodejs npm
  npm ci --prefix "$folder" --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error
}

need_axe

export CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
# In seconds: what the runner grants by itself is too little on a machine that is busy with something else.
export WASM_BINDGEN_TEST_TIMEOUT=600 WASM_BINDGEN_TEST_DRIVER_TIMEOUT=60
# Two end-to-end tests for each core: they wait for some of their time. Were there more, frames would be dropped, and every
# story would take longer.
end_to_end_threads=$((2 * $(getconf _NPROCESSORS_ONLN)))

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
passed=0
failed=0
skipped=0
summary=

# Adds up what every runner's closing line reports: "test result: ok. 5 passed; 0 failed; …".
count_results() {
  awk '/^test result: / {
    for (i = 2; i <= NF; i++) {
      if ($i == "passed;") ok += $(i - 1)
      if ($i == "failed;") bad += $(i - 1)
    }
  } END { print ok + 0, bad + 0 }' "$1"
}

# stage NAME COMMAND...: runs the command, shows and keeps what it prints, and adds up the tests that it reports.
# A stage that fails without a failing test (a lint, a compile error) counts as one failure. `took` says how many seconds it
# took, where that is not how long this waited.
stage() {
  local name=$1 log=$logs/log began=$SECONDS code=0
  shift
  printf '\n=== %s\n' "$name"
  "$@" 2>&1 </dev/null | tee "$log" || code=$?
  read -r ok bad < <(count_results "$log")
  if [ "$code" = 0 ] && [ -n "${must_test:-}" ] && [ "$ok" = 0 ]; then
    say "This stage ran no test."
    code=1
  fi
  [ "$code" = 0 ] || [ "$bad" != 0 ] || bad=1
  passed=$((passed + ok))
  failed=$((failed + bad))
  summary+=$(printf '%-28s %4d s  %s' "$name" "${took:-$((SECONDS - began))}" "$([ "$code" = 0 ] && echo ok || echo FAILED)")$'\n'
}

# The same for a stage whose purpose is to test: that it ran nothing is a failure too.
test_stage() { must_test=yes stage "$@"; }

# skip_test NAME WHY: one test that cannot be run here.
skip_test() {
  skipped=$((skipped + 1))
  summary+=$(printf '%-28s %6s  skipped: %s' "$1" "" "$2")$'\n'
}

# begin WORK COMMAND...: runs the command beside what follows. What it prints and how it ends is kept.
begin() {
  local work=$logs/$1
  shift
  {
    local began=$SECONDS code=0
    "$@" >"$work" 2>&1 </dev/null || code=$?
    echo "$code $((SECONDS - began))" >"$work.end"
  } &
  echo $! >"$work.pid"
}

# ended WORK: what it printed, and how it ended, when it has.
ended() {
  cat "$logs/$1"
  return "$(cut -d' ' -f1 "$logs/$1.end")"
}

# stage_beside NAME WORK, test_stage_beside NAME WORK: the stage of what was begun before; how long it took is its own time.
stage_beside() {
  wait "$(cat "$logs/$2.pid")" || true
  took=$(cut -d' ' -f2 "$logs/$2.end") stage "$1" ended "$2"
}

test_stage_beside() { must_test=yes stage_beside "$@"; }

build_page() {
  # A page of an earlier run must not stand in for one that does not build.
  rm -rf dist
  trunk build --release --locked
}

# The same features for all of them, so that the library is built once.
native() { cargo test --locked --features e2e --no-fail-fast "$@"; }

# All but those of the page, which need it, and the live comparison, which waits for half of its time.
native_tests=()
for file in tests/*.rs; do
  name=$(basename "$file" .rs)
  case $name in e2e | live) ;; *) native_tests+=(--test "$name") ;; esac
done

# Without the line tables, which Chromium does not read, the wasm is a tenth of the size, and quicker to make ready.
browser_tests() {
  CARGO_PROFILE_DEV_DEBUG=0 cargo test --locked --target wasm32-unknown-unknown --test browser "$@"
}

# Linking the page keeps one core busy for two minutes, and only the last stages need it.
begin page build_page
stage "formatting" cargo fmt --all --check
stage "lints, native" cargo clippy --locked --all-targets --features e2e -- -D warnings
stage "lints, browser" cargo clippy --locked --target wasm32-unknown-unknown --lib --bin coppice-page --test browser --example speed -- -D warnings
stage "native build" native --lib --tests --no-run
if [ -n "$beam" ]; then
  begin live native --test live
  test_stage "native tests" native --lib "${native_tests[@]}"
else
  test_stage "native tests" native --lib "${native_tests[@]}" -- \
    --skip random_terms_are_to_coppice_what_they_are_to_the_beam --skip random_clauses_take_what_they_take_on_the_beam \
    --skip random_programs_are_to_coppice_what_they_are_to_elixir \
    --skip changed_programs_are_to_coppice_what_they_are_to_elixir --skip hard_pieces_are_to_elixir_what_was_recorded \
    --skip what_iex_prints_is_recorded_as_it_stands --skip what_elixir_has_and_coppice_has_not_is_written_down \
    --skip the_corpus_is_recorded_as_it_stands --skip random_programs_do_here_what_they_do_on_the_beam \
    --skip every_module_does_under_its_ops_what_it_does_on_this_machines_beam \
    --skip what_is_exported_builds_the_same_tree_on_the_beam \
    --skip the_lists_are_in_the_source_and_the_servers_find_them_on_the_beam \
    --skip lessons_come_to_what_they_come_to_on_this_machines_beam
  skip_test "beside a real BEAM" "there is no elixir, so nothing was compared with it"
  skip_test "registries beside a BEAM" "the same, for registries that end"
  skip_test "the BEAM's recorder" "the same, for what it reads and writes"
  skip_test "terms beside a BEAM" "the same, for random terms"
  skip_test "clauses beside a BEAM" "the same, for random clauses"
  skip_test "programs beside a BEAM" "the same, for random source"
  skip_test "changed programs beside it" "the same, for source that is mostly wrong"
  skip_test "recorded source beside it" "the same, for what was recorded of source"
  skip_test "evaluated code beside it" "the same, for what was recorded of evaluated code"
  skip_test "consoles beside it" "the same, for what iex prints"
  skip_test "limits beside it" "the same, for what Elixir has beside that"
  skip_test "modules beside a BEAM" "the same, for modules under ops"
  skip_test "designs as Elixir" "the same, for what is exported of designs"
  skip_test "random programs beside it" "the same, for random programs"
  skip_test "lessons beside a BEAM" "the same, for what the lessons of the course say"
fi
stage_beside "page, release build" page
stage "size of the page" node tests/size.mjs
# What is large takes long, and one processor: one at a time, from the beginning.
begin large native --test e2e -- --test-threads=1 size::
test_stage "tests in Chromium" browser_tests
[ -z "$beam" ] || test_stage_beside "live comparison" live
test_stage "end to end in Chromium" native --test e2e -- --test-threads="$end_to_end_threads" --skip size::
test_stage_beside "end to end, large systems" large

printf '\n%s' "$summary"
printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" = 0 ] || printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" = 0 ]
