#!/usr/bin/env bash
# The scoreboard by keyboard alone: open it, go to a row, see it computed, open its arm in the window, come back.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program rest --size 1600x900
has() { grep -q "^$1" widgets; }
has_not() { ! has "$1"; }

key space
key v
until_true 20 has scoreboard.row.
has stage_b && fail "the stage shows through the scoreboard"
# The playhead goes on being usable: the bottom strip stays.
has transport.play || fail "the transport is gone"
# Down to the first row that has an arm to open.
for _ in $(seq 40); do
  key Down
  has scoreboard.open && break
done
has scoreboard.open || fail "no row can be opened"
chosen=$(grep -m 1 -o '^scoreboard.arm.0.a' widgets) || fail "no arm is listed"
key Return
until_true 10 has_not scoreboard.row.
key ctrl+s
saved() { ls ./*-session-1.toml > /dev/null 2>&1; }
until_true 10 saved
file=$(ls ./*-session-1.toml)
case $file in
  ./rest-*) fail "Enter did not open an arm" ;;
esac
"$lab" run "$file" --csv arm.csv || fail "the saved arm does not run"

# Back on the same row; the filter for misses leaves fewer rows; Esc closes.
key v
until_true 10 has "$chosen"
before=$(grep -c '^scoreboard.row.' widgets)
click scoreboard.misses
fewer() { [ "$(grep -c '^scoreboard.row.' widgets)" -lt "$before" ]; }
until_true 20 fewer
key Escape
until_true 10 has_not scoreboard.row.
key ctrl+q
until_true 20 test ! -e "/proc/$program"
program=
