#!/usr/bin/env bash
# Nothing can be lost: what was done comes back after kill -9, after closing and after the end of a terminal; two windows
# keep a session each; beginning afresh can be undone; a saved session opens as it was.
. "$(dirname "$0")/support.bash"

start_screen 1280x720
sessions=$XDG_STATE_HOME/disinhibit
has() { grep -q "^$1 " widgets; }
lacks() { ! has "$1"; }
kept() { cat "$sessions"/session-*.journal 2> /dev/null | grep -aq "$1"; }
gone() { ! kill -0 "$1" 2> /dev/null; }

# again [ARGS]: the next start.
again() {
  until_true 20 gone "$program"
  wait "$program" 2> /dev/null || true
  rm -f widgets
  start_program "$@" --size 1280x720
}

# A drink, then killed without a warning.
start_program --size 1280x720
has message.afresh && fail "something came back at the first start"
key d
until_true 20 kept '^substance = "ethanol"'
stamp=$("$lab" --version)
kept "^# $stamp\$" || fail "what is kept does not say what made it"
kill -9 "$program"
again
until_true 10 has message.afresh
until_true 10 has timeline.dose.0
# What is done goes on being kept; the end of a terminal is a way to quit.
key 3
until_true 20 kept '^level = "synapse"'
kill -HUP "$program"
again
[ -s "$sessions/window.toml" ] || fail "what the window looked like was not kept"
until_true 10 has timeline.dose.0
key ctrl+s
until_true 10 test -s rest-session-1.toml
grep -q '^level = "synapse"' rest-session-1.toml || fail "the level was lost"

# Another window is a session of its own, and a scenario that was only looked at leaves nothing behind.
DISINHIBIT_WIDGET_LOG=$folder/others "$disinhibit" ethanol --size 640x400 > other.log 2>&1 &
other=$!
until_true 30 test -s others
until_true 20 test -s "$sessions/session-2.journal"
kill "$other"
until_true 20 gone "$other"
test ! -e "$sessions/session-2.journal" || fail "a scenario that was only looked at was kept"

# The line that it is back has a button. Afresh by the button; undone by Ctrl+Z; the former session is not lost either way.
kill -HUP "$program"
again
until_true 10 has message.afresh
click message.afresh
until_true 10 lacks timeline.dose.0
until_true 20 test -s "$sessions/aside-1.journal"
key ctrl+z
until_true 10 has timeline.dose.0
key ctrl+n
until_true 10 lacks timeline.dose.0
key ctrl+q
again
sleep 1
has timeline.dose.0 && fail "the fresh session did not come back"
key ctrl+q
again --resume 2
until_true 10 has timeline.dose.0
key ctrl+q
# A saved session opens as it was.
again rest-session-1.toml
until_true 10 has timeline.dose.0
key ctrl+s
until_true 10 test -s rest-session-2.toml
grep -q '^level = "synapse"' rest-session-2.toml || fail "the saved level was not opened"
key ctrl+q

# A broken journal is one line and no failed start.
until_true 20 gone "$program"
echo nonsense > "$sessions/session-9.journal"
again
until_true 10 has message
grep -q 'session-9.journal' program.log || fail "nothing is said of the broken journal: $(cat program.log)"
