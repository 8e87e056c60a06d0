#!/usr/bin/env bash
# By keyboard alone: the whole first minute (drink, the tablet first, speed), A | B, scrubbing, saving a plot. What was
# done must stand in the saved files.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
# Nothing can be kept for the next time: that is told once, and Escape puts it away.
touch blocked
export XDG_STATE_HOME=$folder/blocked
start_program rest --size 1600x900
has() { grep -q "^$1 " widgets; }
has_not() { ! has "$1"; }
left_of() { place "$1" | cut -d ' ' -f 1; }
until_true 10 has message
key Escape
until_true 5 has_not message

# The tablet first, then an hour at a higher speed, then the drink.
key m
for _ in 1 2 3; do key plus; done
moved() { [ "$(left_of timeline.playhead)" -gt "$1" ]; }
until_true 20 moved "$(left_of timeline.playhead)"
key space
# By Tab to the drink's slider, arrows raise the dose, Enter on its button takes it.
tab_to() {
  for _ in $(seq 60); do
    has "focus.$1" && return
    key Tab
  done
  fail "Tab does not reach $1"
}
tab_to dose.drink.slider
for _ in 1 2 3 4; do key Right; done
tab_to dose.drink.take
key Return
key Escape
key ctrl+s
until_true 10 test -s rest-session-1.toml
grep -q '^substance = "naltrexone"' rest-session-1.toml || fail "the tablet is not in the scenario"
grep -q '^substance = "ethanol"' rest-session-1.toml || fail "the drink is not in the scenario"
grep -q '^amount = "0.7 g/kg"' rest-session-1.toml || fail "four steps to the right are not 0.2 g/kg more"
[ "$(grep -n naltrexone rest-session-1.toml | head -1 | cut -d : -f 1)" -lt \
  "$(grep -n ethanol rest-session-1.toml | head -1 | cut -d : -f 1)" ] || fail "the tablet was not first"

# A | B: side B is a comparison of its own; the sides are swapped; back to one stage.
key b
until_true 5 has stage_b
key a
key ctrl+s
until_true 10 sh -c 'ls ./*-session-2.toml > /dev/null 2>&1'
key b
until_true 5 has_not stage_b
key b

# Scrubbing both ways, with the clock standing.
before=$(left_of timeline.playhead)
for _ in 1 2 3 4 5 6; do key Right; done
[ "$(left_of timeline.playhead)" -ge "$before" ] || fail "the right arrow does not step forwards"
forwards=$(left_of timeline.playhead)
key ctrl+Left
[ "$(left_of timeline.playhead)" -lt "$forwards" ] || fail "there is no way back to the event before"
key Home

# The traces as files.
key ctrl+e
until_true 20 sh -c 'ls ./rest-*-1.csv > /dev/null 2>&1'
for ending in svg png csv; do
  ls ./rest-*-1.$ending > /dev/null 2>&1 || fail "no .$ending was saved"
done
key ctrl+q
until_true 20 test ! -e "/proc/$program"
program=
# While the program runs, the next plot may be on its way to the disk.
[ -z "$(find . -name '*.partial')" ] || fail "a partial file was left behind"
echo "the first minute, A | B, scrubbing and saving, without a mouse"
