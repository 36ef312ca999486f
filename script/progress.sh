# shellcheck shell=bash
# Sourced by the scripts that have long steps.
#
# run_step LABEL COMMAND...   runs COMMAND with its output in build/log/LABEL.log and shows how far
# it is: on a terminal its last line, renewed twice a second; elsewhere a line now and then. When
# COMMAND fails, prints the end of the log and returns its status.

_log_folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/build/log"
_seconds_between_lines=20 # when nobody watches a terminal

_last_line() {
  tail -c 2000 "$1" 2>/dev/null | tr '\r' '\n' | grep -v '^[[:space:]]*$' | tail -n 1 | cut -c "1-$2"
}

# Shows the last line of log $2 as long as the step runs: until it is killed or its script is gone.
_report() {
  local label=$1 log=$2 started=$SECONDS shown=0 elapsed width
  while kill -0 $$ 2>/dev/null; do
    elapsed=$((SECONDS - started))
    if [ -t 1 ]; then
      width=$(($(tput cols 2>/dev/null || echo 80) - ${#label} - 12))
      printf '\r\033[K%s (%d s) %s' "$label" "$elapsed" "$(_last_line "$log" "$width")"
    elif [ $((elapsed - shown)) -ge "$_seconds_between_lines" ]; then
      printf '%s (%d s) %s\n' "$label" "$elapsed" "$(_last_line "$log" 90)"
      shown=$elapsed
    fi
    sleep 0.5
  done
}

run_step() {
  local label=$1 log="$_log_folder/$1.log" started=$SECONDS reporter status=0
  shift
  mkdir -p "$_log_folder"
  : >"$log"
  _report "$label" "$log" &
  reporter=$!
  # The command itself stays in the foreground, so that Ctrl-C reaches it.
  "$@" >"$log" 2>&1 </dev/null || status=$?
  kill "$reporter" 2>/dev/null || true
  wait "$reporter" 2>/dev/null || true
  if [ -t 1 ]; then printf '\r\033[K'; fi
  if [ "$status" -ne 0 ]; then
    tail -n 60 "$log"
    echo "$label failed with status $status; all of its output: $log" >&2
  elif [ $((SECONDS - started)) -ge 2 ]; then
    echo "$label: done in $((SECONDS - started)) s"
  fi
  return "$status"
}
