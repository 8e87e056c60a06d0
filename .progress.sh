# How far a long step is: on a terminal one line that is renewed, in a log a line now and then.
# shellcheck shell=bash

# tell_progress WHAT: reads the output of ninja, CTest or apt (with APT::Status-Fd) and tells step of steps, the time that
# is left and what is being done. Says nothing of what ends within three seconds.
tell_progress() {
  local what=$1 line done=0 total=0 doing="" began=$SECONDS told=0 every=30 status
  local step='^\[([0-9]+)/([0-9]+)\] (.*)$' starts='^ +Start +[0-9]+: (.*)$' ends='^ *([0-9]+)/([0-9]+) Test '
  local apt='^(pm|dl)status:[^:]*:([0-9]+)[^:]*:(.*)$'
  [ ! -t 1 ] || every=1
  while true; do
    status=0
    IFS= read -r -t 1 line || status=$?
    [ $status -eq 0 ] || [ $status -gt 128 ] || break
    if [ $status -ne 0 ]; then
      :
    elif [[ $line = *"Re-checking globbed directories"* ]]; then
      : # ninja counts these apart
    elif [[ $line =~ $step ]]; then
      done=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]} doing=${BASH_REMATCH[3]##* }
      doing=${doing/CMakeFiles\/*.dir\//}
    elif [[ $line =~ $starts ]]; then
      doing=${BASH_REMATCH[1]}
    elif [[ $line =~ $ends ]]; then
      done=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
    elif [[ $line =~ $apt ]]; then
      done=${BASH_REMATCH[2]} total=100 doing=${BASH_REMATCH[3]}
    fi
    if [ $((SECONDS - began)) -ge 3 ] && { [ $told -eq 0 ] || [ $((SECONDS - told)) -ge $every ]; }; then
      told=$SECONDS
      say_progress
    fi
  done
  [ $told -eq 0 ] || [ ! -t 1 ] || printf '\r\033[K'
  [ $told -eq 0 ] || echo "$what: done after $(in_words $((SECONDS - began)))"
}

# One line of tell_progress, from its variables.
say_progress() {
  local elapsed=$((SECONDS - began)) text="$what" left
  if [ "$total" -gt 0 ]; then
    text+=": $done of $total"
    left=$((done > 0 ? elapsed * (total - done) / done : 0))
    # The first steps say little about the rest.
    [ $elapsed -lt 5 ] || [ $((done * 50)) -lt "$total" ] || text+=", about $(in_words $left) left"
  fi
  [ -z "$doing" ] || text+=": $doing"
  if [ -t 1 ]; then
    printf '\r\033[K%.*s' $((${COLUMNS:-80} - 1)) "$text"
  else
    echo "$text"
  fi
}

# in_words SECONDS
in_words() {
  if [ "$1" -lt 90 ]; then echo "$1 s"; else echo "$((($1 + 30) / 60)) min"; fi
}
