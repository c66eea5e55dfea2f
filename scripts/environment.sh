# Sourced by the scripts: where things are, and how they say what they do.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

# Cargo's output may be elsewhere (CARGO_TARGET_DIR); everything built goes below it.
target=$(realpath -m "${CARGO_TARGET_DIR:-$root/target}")
export CARGO_TARGET_DIR=$target
site=$target/site

# Tools that cargo builds are kept for all checkouts of this user.
tools=${YONGYITONG_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/yongyitong/tools}
export PATH=$tools/bin:$root/node_modules/.bin:$PATH

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# The value of option $1, or a refusal when $2 is missing.
value_of() {
  [ -n "${2:-}" ] || fail "$1 needs a value."
  printf '%s' "$2"
}
