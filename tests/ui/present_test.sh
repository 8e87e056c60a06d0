#!/usr/bin/env bash
# A talk, held with the keys of a clicker alone: every shipped deck is walked, a dose is taken, the screen goes black and
# white, and the window comes back exactly. Notes have a window of their own.
. "$(dirname "$0")/support.bash"

start_screen 1280x720
has() { grep -q "^$1 " widgets; }
lacks() { ! has "$1"; }
kept() { cat "$XDG_STATE_HOME"/disinhibit/session-*.journal 2> /dev/null | grep -aq "$1"; }

start_program --size 1280x720
key d
key 3
until_true 20 kept '^level = "synapse"'
until_true 20 kept '^substance = "ethanol"'
key space
grep -v '^settled' widgets > before

key F5
until_true 20 has slide.1.of.1
key Escape
until_true 20 lacks slide.1.of.1
until_true 20 sh -c 'grep -v "^settled" widgets | cmp -s - before'

kill -TERM "$program"
wait "$program" || true
for deck in disinhibition naltrexone stimulants; do
  rm -f widgets
  DISINHIBIT_WIDGET_LOG=$folder/widgets "$disinhibit" present $deck --size 1280x720 > program.log 2>&1 &
  program=$!
  until_true 30 test -s widgets
  until_true 30 has slide.1.of.5
  for slide in 2 3 4 5; do
    key Next
    until_true 30 has "slide.$slide.of.5"
  done
  if [ $deck = naltrexone ]; then
    has slide.dose_to_come || fail "the last slide of naltrexone has no dose"
    key Next
    until_true 30 lacks slide.dose_to_come
    has slide.5.of.5 || fail "the dose left its slide"
  fi
  key Prior
  until_true 30 has slide.4.of.5
  key period
  until_true 30 has slide.black
  key period
  until_true 30 lacks slide.black
  key b
  until_true 30 has slide.black
  key w
  until_true 30 has slide.white
  key Next
  until_true 30 lacks slide.white
  has slide.4.of.5 || fail "what showed the slide again left it"
  key Home
  until_true 30 has slide.1.of.5
  key Escape
  until_true 30 has timeline.dose.0
  kept '^level = "synapse"' || fail "the session behind the talk was lost"
  kill -TERM "$program"
  wait "$program" || true
done

# A slide that cannot be shown keeps its place, and the talk goes on.
printf 'title = "x"\n[[slide]]\nshot = "rest"\n[[slide]]\nshot = "beer"\n[[slide]]\nshot = "rest"\n' > faulty.toml
rm -f widgets
DISINHIBIT_WIDGET_LOG=$folder/widgets "$disinhibit" present faulty.toml --size 640x400 > program.log 2>&1 &
program=$!
until_true 30 has slide.1.of.3
has message || fail "nobody says that a slide is faulty"
key Next
until_true 30 has slide.2.of.3
lacks message || fail "the message stays"
key Next
until_true 30 has slide.3.of.3
kill -TERM "$program"
wait "$program" || fail "exit code $?: $(cat program.log)"

# The notes: beside the talk, which stays a window.
DISINHIBIT_WIDGET_LOG=$folder/widgets "$disinhibit" present naltrexone --notes --size 640x400 > program.log 2>&1 &
program=$!
until_true 30 xdotool search --name '^Disinhibit: notes$'
key Escape
until_true 30 sh -c '! xdotool search --name "^Disinhibit: notes$"'
kill -TERM "$program"
wait "$program" || fail "exit code $?: $(cat program.log)"
program=

refused() {
  local code=0
  "$disinhibit" "$@" > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2"
  [ "$(wc -l < err)" = 1 ] || fail "$*: not one line: $(cat err)"
}
refused present no_such_deck
printf 'title = "x"\n[[slide]]\nshot = "beer"\n' > faulty.toml
refused present faulty.toml
refused faulty.toml
unset DISPLAY
refused present disinhibition
