# Brings programs that the system's package manager has. Meant to be sourced after setup.sh.

# has_package COMMAND PACKAGE...: a program that the system's package manager brings, if it is not there already.
has_package() {
  local program=$1
  shift
  command -v "$program" >/dev/null && return
  [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ] || return
  # The package lists are fetched once, before the first package.
  [ -n "${lists_fetched:-}" ] || apt-get update -qq || return
  lists_fetched=yes
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}
