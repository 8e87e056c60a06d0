#!/usr/bin/env bash
# The first minute of a new person, with a real mouse and real keys: drag the drink up, drink, see the
# course; take the tablet; pause; save. What was clicked must stand in the saved scenario, and the
# headless program must find dopamine risen.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program rest --size 1600x900

# The drink: a third to the right of where the slider stands.
point_at dose.drink.slider 28
press
for _ in 1 2 3; do move 15; done
release
click dose.drink.take
key ctrl+s
until_true 10 test -s rest-session-1.toml
grep -q '^substance = "ethanol"' rest-session-1.toml || fail "the drink is not in the scenario"
grep -q naltrexone rest-session-1.toml && fail "nobody took a tablet yet"
amount=$(sed -n 's/^amount = "\([0-9.]*\) g\/kg"/\1/p' rest-session-1.toml)
awk "BEGIN { exit !($amount > 0.55) }" || fail "the slider was not dragged: $amount g/kg"

# The tablet.
click dose.antagonist.take
key ctrl+s
until_true 10 test -s rest-session-2.toml
grep -q '^substance = "naltrexone"' rest-session-2.toml || fail "the tablet is not in the scenario"
grep -q '^substance = "ethanol"' rest-session-2.toml || fail "the drink got lost"

# Space pauses: the playhead stands still.
key space
before=$(place timeline.playhead)
sleep 1 # nothing is to happen
[ "$before" = "$(place timeline.playhead)" ] || fail "the playhead moves while paused"
key space
moved() { [ "$before" != "$(place timeline.playhead)" ]; }
until_true 10 moved

# Undo takes the tablet back.
key ctrl+z
key ctrl+s
until_true 10 test -s rest-session-3.toml
grep -q naltrexone rest-session-3.toml && fail "undo did not take the tablet back"

key ctrl+q
until_true 10 test ! -e "/proc/$program"
program=

# The drink alone raises dopamine.
"$lab" run rest-session-1.toml --csv drink.csv
highest() {
  awk -F, -v wanted='dopamine_nac.concentration.percent' '
    /^#/ { next }
    !column { for (i = 1; i <= NF; i++) if (index($i, wanted) == 1) column = i; next }
    $column > top { top = $column }
    END { print top }' "$1"
}
top=$(highest drink.csv)
awk "BEGIN { exit !($top > 105) }" || fail "dopamine reaches only $top % of its baseline"
echo "dopamine reached $top % of its own baseline after $amount g/kg"
