# shellcheck shell=sh
log() {
  printf '%s\n' "$*" >&2
}

die() {
  log "$@"
  exit 1
}
