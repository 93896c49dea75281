#!/usr/bin/env bash
# Builds everybody who is measured, and measures them: `make bench`. What cannot be had here is left out, and the end says
# so. ROUNDS=1 and QUICK=1 are for a look. docs/bench.md says what is measured and how.

cd "$(dirname "$0")/../.."
. .ci/setup.sh
. .ci/packages.sh

export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target}
built=$CARGO_TARGET_DIR/bench
mkdir -p "$built"
export BENCH_JSON=$CARGO_TARGET_DIR/bench.json
unset BENCH_PAGE BENCH_BEAM BENCH_PEERS
# The set of code that is measured is named here and not in the engine, and so the engine's code for it is built with it: for
# speed, as the page has that of its own.
export CARGO_PROFILE_RELEASE_OPT_LEVEL=3

say "Building the bench"
cargo build --locked --release --example speed

if has_package chromedriver chromium chromium-driver; then
  say "Building the bench for the browser"
  cargo build --locked --release --example speed --target wasm32-unknown-unknown
  rm -rf "$built/page"
  wasm-bindgen --target web --no-typescript --out-dir "$built/page" \
    "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/examples/speed.wasm"
  export BENCH_PAGE=$built/page
fi

if [ -z "${COPPICE_WITHOUT_ELIXIR:-}" ] && has_package elixir erlang-base elixir; then
  mkdir -p "$built/beam"
  elixirc -o "$built/beam" tests/bench/beam.ex tests/bench/evaluated.ex
  export BENCH_BEAM=$built/beam
fi

say "Building the peers"
if cargo build --locked --release --manifest-path tests/bench/peers/Cargo.toml; then
  export BENCH_PEERS=$CARGO_TARGET_DIR/release/peers
fi

exec "$CARGO_TARGET_DIR/release/examples/speed"
