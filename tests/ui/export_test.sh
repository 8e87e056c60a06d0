#!/usr/bin/env bash
# `disinhibit-lab export` writes files for other programs: the same bytes each time, whole or not at all.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY

"$lab" export ethanol --xpp first.ode > out
grep -q 'written to first.ode' out || fail "nobody says what was written: $(cat out)"
"$lab" export ethanol --xpp - > second.ode
cmp first.ode second.ode || fail "a second export differs"
"$lab" export ethanol --set ethanol.central.volume=0.3L/kg --xpp other.ode > out
grep -A1 '^# ethanol.central.volume:' other.ode | grep -qx 'par [a-z0-9]*=0.3' || fail "a parameter is not its own line"
grep -q '^# ethanol.central.volume: .*, L/kg, .*(M)$' other.ode || fail "no unit, source or grade"
[ "$(awk 'length > 1000' other.ode)" = "" ] || fail "a line that XPPAUT cuts"
[ "$(grep -c '^global 1 t-' first.ode)" = 2 ] || fail "a drink over 20 min begins and ends: $(grep global first.ode)"
rm ./*.ode out

refused() {
  local code=0
  "$lab" export "$@" > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2"
  [ "$(wc -l < err)" -le 2 ] || fail "$*: not one line: $(cat err)"
  [ ! -s out ] || fail "$*: wrote to stdout"
  rm out err
  [ -z "$(ls -A)" ] || fail "$*: left a file behind: $(ls -A)"
}
refused ethanol
refused no_such_scenario --xpp x.ode
refused ethanol --xpp /nowhere/x.ode
refused ethanol --xpp .
refused ethanol --xpp - --sbml -
# More events than XPPAUT takes.
refused rest --dose "1 mg naltrexone iv at 0 h every 1 min times 481" --xpp x.ode
