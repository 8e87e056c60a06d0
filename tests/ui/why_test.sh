#!/usr/bin/env bash
# Why, by keyboard alone: search a parameter, see it explained, move its slider, undo; then by mouse: click a thing of
# the stage, take a change back in the list of what was changed.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program ethanol --size 1600x900
key space # stand still

# Search: the parameter is found by its words and its slider has the keyboard.
key slash
until_true 10 grep -q '^search.field ' widgets
act xdotool type --delay 60 'gaba cells dopamine weight'
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

# A click on a cell explains it; a link leads on; the way back leads back.
click stage.neuron.3
until_true 10 grep -q '^why.vta_dopamine.rest_rate.slider ' widgets
click why.go.links
click why.input.gaba_to_dopamine
until_true 10 grep -q '^why.gaba_to_dopamine.weight.slider ' widgets
click why.back
until_true 10 grep -q '^why.vta_dopamine.rest_rate.slider ' widgets

# The wheel moves the panel as well, and its strip leads to the sliders.
before=$(place why.vta_dopamine.time_constant.slider)
point_at why.trace
act xdotool click 5
[ "$before" != "$(place why.vta_dopamine.time_constant.slider)" ] || fail "the wheel does not move the panel"

# Drag a slider: one change, listed in what was changed, taken back there.
click why.go.parameters
drag why.vta_dopamine.time_constant.slider 40
key e
until_true 10 grep -q '^changes.1.remove ' widgets
grep -q '^changes.2.remove ' widgets && fail "a drag made more than one change"
key ctrl+s
until_true 10 test -s ethanol-session-3.toml
grep -q 'vta_dopamine.time_constant' ethanol-session-3.toml || fail "the drag changed nothing"
# The drink stands at another time than the change: take both back, one after the other.
click changes.0.remove
click changes.0.remove
until_true 10 sh -c "! grep -q '^changes.0.remove ' widgets"

# The stage by keyboard: Tab to it, arrows to a thing, Enter explains.
key Escape
key c
key ctrl+f
until_true 10 grep -q '^search.field ' widgets
key Escape
until_true 10 sh -c "! grep -q '^search.field ' widgets"
for _ in $(seq 1 40); do
  key Tab
  if grep -q '^stage.focused ' widgets; then break; fi
done
grep -q '^stage.focused ' widgets || fail "Tab does not reach the stage"
before=$(place stage.focused)
key Right
key Down
[ "$before" != "$(place stage.focused)" ] || fail "arrows do not move over the stage"
key Return
until_true 10 grep -q '^why ' widgets
key ctrl+q
until_true 10 test ! -e "/proc/$program"
program=
echo "explained by keyboard and by mouse"
