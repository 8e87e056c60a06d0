#!/usr/bin/env bash
# Why, by keyboard alone: search a parameter, see it explained, move its slider, undo; then by mouse: click a thing of
# the stage.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program ethanol --size 1600x900
key space # stand still

# Search: the parameter is found by its words and its slider has the keyboard.
key slash
until_true 10 grep -q '^search.field ' widgets
xdotool type --delay 60 'gaba cells dopamine weight'
sleep 0.3
key Return
until_true 10 grep -q '^why.gaba_to_dopamine.weight.slider ' widgets
grep -q '^search.field ' widgets && fail "the search box stays open"

# Arrows move the slider; one change is made when the key is let go.
for _ in 1 2 3; do key Right; done
key ctrl+s
until_true 10 test -s ethanol-session-1.toml
grep -q 'gaba_to_dopamine.weight' ethanol-session-1.toml || fail "the slider changed nothing"
grep -q '^why.gaba_to_dopamine.weight.reset ' widgets || fail "no way back to the default"

# Undo, once for each change.
for _ in 1 2 3; do key ctrl+z; done
key ctrl+s
until_true 10 test -s ethanol-session-2.toml
grep -q 'gaba_to_dopamine.weight' ethanol-session-2.toml && fail "undo kept the change"

# Esc closes the panel.
key Escape
until_true 10 sh -c "! grep -q '^why ' widgets"

# A click on a cell explains it.
click stage.neuron.3
until_true 10 grep -q '^why.vta_dopamine.rest_rate.slider ' widgets

key ctrl+q
until_true 10 test ! -e "/proc/$program"
program=
echo "explained by keyboard and by mouse"
