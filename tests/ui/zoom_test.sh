#!/usr/bin/env bash
# A real mouse moves the camera: the wheel goes from the brain down to the synapse and back, a double click one level
# nearer, with Shift one farther. What can be pointed at on the stage tells the level.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program rest --size 1600x900
key space

# The things of the stage, without their places.
things() { grep -o '^stage\.[^ ]*' widgets | sort | tr '\n' ' '; }
shows() { [ "$(things)" = "$1" ]; }

key 1
brain=$(things)
key 2
circuit=$(things)
key 3
synapse=$(things)
[ "$brain" != "$circuit" ] || fail "brain and circuit show the same things"
[ "$circuit" != "$synapse" ] || fail "circuit and synapse show the same things"

# Wheel: up is nearer. Four notches are a level.
key 1
act xdotool mousemove 500 400
wheel() {
  for _ in $(seq "$2"); do act xdotool click "$1"; done
}
shows "$brain" || fail "the key 1 does not show the brain"
wheel 4 4
shows "$circuit" || fail "four notches from the brain do not show the circuit"
wheel 4 4
shows "$synapse" || fail "eight notches from the brain do not show the synapse"
wheel 4 3
shows "$synapse" || fail "the wheel goes on beyond the synapse"
wheel 5 8
shows "$brain" || fail "eight notches back do not show the brain"

# Double click on an empty place.
double_click() {
  act xdotool mousemove 40 500
  act xdotool click --repeat 2 --delay 60 1
}
double_click
shows "$circuit" || fail "a double click does not go from the brain to the circuit"
double_click
shows "$synapse" || fail "a double click does not go from the circuit to the synapse"
xdotool keydown shift
double_click
xdotool keyup shift
shows "$circuit" || fail "Shift and a double click do not go back to the circuit"

key ctrl+q
until_true 10 test ! -e "/proc/$program"
program=
