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
# An end-to-end test waits, most of its time, while a story is told at the pace of a reader. Two of them fill a core; were
# there more, frames would be dropped, and every story would take longer.
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
# A stage that fails without a failing test (a lint, a compile error) counts as one failure.
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
  summary+=$(printf '%-28s %4d s  %s' "$name" $((SECONDS - began)) "$([ "$code" = 0 ] && echo ok || echo FAILED)")$'\n'
}

# The same for a stage whose purpose is to test: that it ran nothing is a failure too.
test_stage() { must_test=yes stage "$@"; }

# skip_test NAME WHY: one test that cannot be run here.
skip_test() {
  skipped=$((skipped + 1))
  summary+=$(printf '%-28s %6s  skipped: %s' "$1" "" "$2")$'\n'
}

# The page is built while the native tests run: most of its time goes into linking, which keeps one core busy.
build_page() {
  # A page of an earlier run must not stand in for one that does not build.
  rm -rf dist
  local code=0
  trunk build --release --locked >"$logs/page" 2>&1 </dev/null || code=$?
  echo "$code" >"$logs/page.code"
}

page_is_built() {
  cat "$logs/page"
  return "$(cat "$logs/page.code")"
}

stage "formatting" cargo fmt --check
stage "lints, native" cargo clippy --locked --all-targets --features e2e -- -D warnings
stage "lints, browser" cargo clippy --locked --target wasm32-unknown-unknown --lib --bin coppice-page --test browser --example speed -- -D warnings
build_page &
if [ -n "$beam" ]; then
  test_stage "native tests" cargo test --locked --no-fail-fast
else
  test_stage "native tests" cargo test --locked --no-fail-fast -- --skip fresh_random_scenarios_do_what_the_beam_does \
    --skip small_trees_of_a_registry_do_what_the_beam_does_when_it_ends --skip the_recorder_reads_and_writes_every_text \
    --skip random_terms_are_to_coppice_what_they_are_to_the_beam --skip random_clauses_take_what_they_take_on_the_beam \
    --skip random_programs_are_to_coppice_what_they_are_to_elixir \
    --skip changed_programs_are_to_coppice_what_they_are_to_elixir --skip hard_pieces_are_to_elixir_what_was_recorded \
    --skip the_corpus_is_recorded_as_it_stands --skip random_programs_do_here_what_they_do_on_the_beam
  skip_test "beside a real BEAM" "there is no elixir, so nothing was compared with it"
  skip_test "registries beside a BEAM" "the same, for registries that end"
  skip_test "the BEAM's recorder" "the same, for what it reads and writes"
  skip_test "terms beside a BEAM" "the same, for random terms"
  skip_test "clauses beside a BEAM" "the same, for random clauses"
  skip_test "programs beside a BEAM" "the same, for random source"
  skip_test "changed programs beside it" "the same, for source that is mostly wrong"
  skip_test "recorded source beside it" "the same, for what was recorded of source"
  skip_test "evaluated code beside it" "the same, for what was recorded of evaluated code"
  skip_test "random programs beside it" "the same, for random programs"
fi
test_stage "tests in Chromium" cargo test --locked --target wasm32-unknown-unknown --test browser
wait
stage "page, release build" page_is_built
test_stage "end to end in Chromium" cargo test --locked --features e2e --test e2e -- --test-threads="$end_to_end_threads"

printf '\n%s' "$summary"
printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" = 0 ] || printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" = 0 ]
