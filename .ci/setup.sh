# Brings what building the page needs, and nothing that is already there. Meant to be sourced from the project's root:
# it puts the tools on PATH and, where that spares a download, chooses the toolchain.
#
# TOOLS is the folder that tools are installed into (default `.tools`, which git ignores).

set -euo pipefail

trunk_version=0.21.14
# Trunk and the test runner insist on the very version that the page is linked with, so the lock file decides.
wasm_bindgen_version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)
rust_version=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
TOOLS=${TOOLS:-$PWD/.tools}

# A trunk with all its features would ask whether it is the newest.
export TRUNK_SKIP_VERSION_CHECK=true
export PATH="$TOOLS/bin:$PATH"

say() { printf '%s\n' "$*" >&2; }

need_command() {
  command -v "$1" >/dev/null || { say "Coppice needs $1: $2"; exit 1; }
}

# Rustup may be told not to install what rust-toolchain.toml asks for, so everything is asked for by name.
need_rust() {
  need_command rustup "see https://rustup.rs"
  need_command cc "a C compiler is what Rust links with; on Debian: apt-get install gcc libc6-dev"
  if ! rustup run "$rust_version" rustc --version >/dev/null 2>&1; then
    if rustup run stable rustc --version 2>/dev/null | grep "^rustc $rust_version " >/dev/null; then
      export RUSTUP_TOOLCHAIN=stable
    else
      rustup toolchain install "$rust_version" --profile minimal --no-self-update
    fi
  fi
  local toolchain=${RUSTUP_TOOLCHAIN:-$rust_version}
  rustup target list --installed --toolchain "$toolchain" | grep -x wasm32-unknown-unknown >/dev/null ||
    rustup target add wasm32-unknown-unknown --toolchain "$toolchain"
}

need_lints() {
  local toolchain=${RUSTUP_TOOLCHAIN:-$rust_version} component
  for component in clippy rustfmt; do
    rustup component list --installed --toolchain "$toolchain" | grep "^$component" >/dev/null ||
      rustup component add "$component" --toolchain "$toolchain"
  done
}

# Debug builds, without debug information: these tools are quick enough so, and take a third of the time to build.
install_tool() {
  say "Installing ${!#} into $TOOLS (once; a few minutes)"
  CARGO_TARGET_DIR="$TOOLS/build" CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --force --debug --root "$TOOLS" "$@"
  rm -rf "$TOOLS/build"
}

has_version() { [ "$("$1" --version 2>/dev/null)" = "$1 $2" ]; }

# Without its default features trunk can neither ask for updates nor download tools; both are unwanted here, and
# leaving out TLS makes its build shorter.
need_trunk() {
  has_version trunk "$trunk_version" || install_tool --locked --no-default-features "trunk@$trunk_version"
}

# Not --locked: the lock file that it is published with names a crate version that is not always to be had.
need_wasm_bindgen() {
  { has_version wasm-bindgen "$wasm_bindgen_version" && command -v wasm-bindgen-test-runner >/dev/null; } ||
    install_tool "wasm-bindgen-cli@$wasm_bindgen_version"
}

need_rust
need_trunk
need_wasm_bindgen
