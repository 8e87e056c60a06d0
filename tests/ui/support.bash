# Shared by the tests in this folder. Each is called with the paths of disinhibit and disinhibit-lab.
# shellcheck shell=bash
set -eu
disinhibit=$1
lab=$2
folder=$(mktemp -d)
cd "$folder"
# What a window remembers stays in here.
export XDG_STATE_HOME=$folder/state
server=
program=

clean_up() {
  [ -z "$program" ] || kill "$program" 2> /dev/null || true
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  wait 2> /dev/null || true
  rm -rf "$folder"
}
trap clean_up EXIT

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# until_true SECONDS COMMAND...: waits until the command succeeds.
until_true() {
  local tries=$(($1 * 25))
  shift
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "waited too long for: $*"
    sleep 0.04
  done
}

# A screen of its own, exactly as large as the window, so that the window lies at 0,0.
start_screen() {
  Xvfb -displayfd 3 -screen 0 "$1x24" +extension GLX -nolisten tcp 3> display 2> xvfb.log &
  server=$!
  until_true 20 test -s display
  DISPLAY=:$(cat display)
  export DISPLAY
}

start_program() {
  DISINHIBIT_WIDGET_LOG=$folder/widgets "$disinhibit" "$@" > program.log 2>&1 &
  program=$!
  until_true 30 test -s widgets
  until_true 30 is_quiet
}

still_runs() {
  kill -0 "$program" 2> /dev/null || fail "the program ended: $(cat program.log)"
}

# place NAME: x, y, width, height of a widget.
place() {
  still_runs
  grep -m 1 "^$1 " widgets | cut -d ' ' -f 2-5 || fail "there is no widget $1"
}

# The first line of the widgets says how many of the inputs have done all that they do.
is_quiet() {
  local settled inputs
  read -r _ settled _ inputs < widgets
  [ "$settled" = "$inputs" ]
}

# act COMMAND...: mouse or keys, and waits until all that follows from them is on the screen. Of what the program never hears (the mouse stays where it is) it waits half a
# second.
act() {
  local before now tries=0
  read -r _ _ _ before < widgets
  "$@"
  while
    sleep 0.02
    read -r _ _ _ now < widgets
    [ "$now" = "$before" ] || ! is_quiet
  do
    kill -0 "$program" 2> /dev/null || return 0 # it was told to end
    tries=$((tries + 1))
    [ "$tries" -lt 25 ] || [ "$now" != "$before" ] || return 0
    [ "$tries" -lt 1000 ] || fail "does not settle: $*"
  done
}

# point_at NAME [SHARE]: moves the mouse onto a widget, SHARE percent of its width from the left.
point_at() {
  local x y w h
  read -r x y w h <<< "$(place "$1")"
  x=$(awk "BEGIN { printf \"%d\", $x + $w * ${2-50} / 100 }")
  y=$(awk "BEGIN { printf \"%d\", $y + $h / 2 }")
  case "$(xdotool getmouselocation)" in
    "x:$x y:$y "*) ;;
    *) act xdotool mousemove "$x" "$y" ;;
  esac
}

press() { act xdotool mousedown 1; }
release() { act xdotool mouseup 1; }
# move DX: the mouse, sideways.
move() { act xdotool mousemove_relative -- "$1" 0; }

click() {
  point_at "$@"
  press
  release
}

key() { act xdotool key "$1"; }

# drag NAME DX: takes a widget and moves it sideways; the last step is a small one, as of a hand.
drag() {
  point_at "$1"
  press
  move "$2"
  move 1
  release
}

# png_size FILE: WIDTHxHEIGHT, from its first chunk.
png_size() {
  # shellcheck disable=SC2046
  printf '%dx%d\n' $(od -A n -t u1 -j 16 -N 8 "$1" | awk '{ print $4 + 256 * $3, $8 + 256 * $7 }')
}
