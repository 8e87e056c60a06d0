#!/usr/bin/env bash
# The traces column with a real mouse and real keys: units, time axis, adding and removing a row, published points, and
# saving. What was chosen must stand in the saved tables.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program ethanol --size 1600x900
key space

# hover NAME [SHARE]: as point_at, with a last small step that the program is told of.
hover() {
  point_at "$@"
  move 1
}
has() { grep -q "^$1 " widgets; }
has_not() { ! has "$1"; }
header() { grep -v '^#' "$1" | head -1; }

# A published value lies beside the curve, and naming it under the mouse does no harm.
until_true 5 has traces.blood.point.0
hover traces.blood.point.0

# The mouse over a plot chooses it: Ctrl E saves that one alone.
hover traces.dopamine 70
key ctrl+e
until_true 10 test -s ethanol-dopamine-1.csv
[ -s ethanol-dopamine-1.svg ] && [ -s ethanol-dopamine-1.png ] || fail "three files were promised"
[ -e ethanol-blood-1.csv ] && fail "only the plot under the mouse should be saved"
header ethanol-dopamine-1.csv | grep -q '^time \[h\],dopamine_nac.concentration.percent \[% of own baseline\]' ||
  fail "unexpected columns: $(header ethanol-dopamine-1.csv)"
stamp=$("$lab" --version)
for word in "${stamp%, science *}" "${stamp##*, science }"; do
  for ending in csv svg png; do
    grep -qaF "$word" "ethanol-dopamine-1.$ending" || fail "$word does not stand in the .$ending"
  done
done

# U switches its unit, X divides time otherwise.
key u
key x
key ctrl+e
until_true 10 test -s ethanol-dopamine-2.csv
header ethanol-dopamine-2.csv | grep -q 'dopamine_nac.concentration \[nM\]' ||
  fail "the unit was not switched: $(header ethanol-dopamine-2.csv)"
second_time() { grep -v '^#' "$1" | sed -n 3p | cut -d , -f 1; }
awk "BEGIN { exit !($(second_time ethanol-dopamine-2.csv) < $(second_time ethanol-dopamine-1.csv)) }" ||
  fail "a logarithmic axis should be read more often at its beginning"

# The menu of a row has the same: its first line switches the unit back.
click traces.dopamine.menu
until_true 5 has traces.dopamine.menu.0
click traces.dopamine.menu.0
hover traces.dopamine 70
key ctrl+e
until_true 10 test -s ethanol-dopamine-3.csv
header ethanol-dopamine-3.csv | grep -q percent || fail "the menu did not switch the unit"

# A row is added from the list and removed from its menu.
rows() { grep -c '^traces\.[^ ]*\.menu ' widgets; }
before=$(rows)
click traces.add
until_true 5 has traces.add.0
click traces.add.0
more_rows() { [ "$(rows)" -gt "$before" ]; }
until_true 5 more_rows
# Its menu: unit or scale, two other time axes, saving, removing ... the line of removing by its place from the end.
click traces.blood.menu
until_true 5 has traces.blood.menu.5
click traces.blood.menu.5
until_true 5 has_not traces.blood.menu

key ctrl+q
until_true 10 test ! -e "/proc/$program"
program=
echo "units, time axes, rows and files of the traces follow mouse and keys"
