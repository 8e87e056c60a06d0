#!/usr/bin/env bash
# A | B with real keys and a real mouse: the key makes side B, doses go to the active side only, the key for the sides
# swaps them, the menu opens a shipped pair, and ending it gives the single stage back.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program rest --size 1600x900
has() { grep -q "^$1 " widgets; }
has_not() { ! has "$1"; }

# save NUMBER ID: the session as a file, taken apart into its sides a and b.
save() {
  key ctrl+s
  until_true 10 test -s "$2-session-$1.toml"
  sed '/^\[shot\]/,$d' "$2-session-$1.toml" > a
  sed -n '/^\[shot.b\]/,$p' "$2-session-$1.toml" > b
}

has stage_b && fail "two stages before anybody asked"
key space
key b
until_true 5 has stage_b
# At rest side B is a copy to be changed: the drink goes there.
key d
save 1 rest
grep -q ethanol b || fail "the drink did not go to side B"
grep -q ethanol a && fail "the drink went to side A as well"
key a
save 2 rest
grep -q '^active = "a"' rest-session-2.toml || fail "the key does not make side A active"
# The other side by mouse.
click top.side_b
save 3 rest
grep -q '^active = "b"' rest-session-3.toml || fail "the letter B does not make side B active"
# Undo takes back the last act, on whichever side it was.
key a
key ctrl+z
save 4 rest
grep -q ethanol b && fail "undo did not take the drink back on side B"

# Overlaid, then alone.
key b
until_true 5 has_not stage_b
has top.side_a || fail "overlaid, the sides can no longer be chosen"
key b
until_true 5 has_not top.side_a

# A shipped pair from the menu.
click top.compare
click top.compare.pairs
click top.compare.pair.0
until_true 5 has stage_b
save 1 naltrexone_then_ethanol
grep -q '^substance = "naltrexone"' a && fail "side A of the pair has the tablet"
grep -q '^substance = "naltrexone"' b || fail "side B of the pair lacks the tablet"
# A marker goes with the mouse, and its side becomes active.
drag timeline.b.dose.0 40
save 2 naltrexone_then_ethanol
grep -q '^active = "b"' naltrexone_then_ethanol-session-2.toml || fail "a marker of side B leaves side A active"
diff -q <(grep '^at = ' b) <(sed -n '/^\[shot.b\]/,$p' naltrexone_then_ethanol-session-1.toml | grep '^at = ') > /dev/null &&
  fail "the marker of side B was not moved"
click timeline.side.a
save 3 naltrexone_then_ethanol
grep -q '^active = "a"' naltrexone_then_ethanol-session-3.toml || fail "the letter of a lane does not choose its side"
key ctrl+z
key ctrl+z
save 2 rest
grep -q naltrexone rest-session-2.toml && fail "undo did not bring the former sides back"
key ctrl+q
until_true 10 test ! -e "/proc/$program"
program=

# The same without a window.
"$disinhibit" render ethanol --against rest --at 45min --size 960x540 --out split.png
"$disinhibit" render ethanol --against rest --overlay --at 45min --size 960x540 --out overlay.png
"$disinhibit" render ethanol --at 45min --size 960x540 --out alone.png
cmp -s split.png overlay.png && fail "split and overlay look the same"
cmp -s overlay.png alone.png && fail "the overlay shows nothing of side B"
"$disinhibit" render ethanol --against rest --plot dopamine --out both
for part in '# scenario: ethanol' '# B: scenario: rest' 'time \[h\],A: .*,B: '; do
  grep -q "$part" both.csv || fail "the figure of A|B lacks $part"
done
"$disinhibit" render --shot naltrexone --plot dopamine --out shot.csv
grep -q '# B: scenario' shot.csv || fail "the figure of a shot of A|B lacks side B"
for option in --clock "--at 45min" "--level brain" "--size 640x480" --overlay; do
  # shellcheck disable=SC2086
  "$disinhibit" render ethanol --against rest --plot dopamine $option --out x 2> err && fail "$option is not heard"
  grep -q -e "${option%% *}" err || fail "not told of $option: $(cat err)"
done
"$disinhibit" render rest --overlay --out x.png 2> err && fail "--overlay without --against is taken"
[ "$(wc -l < err)" = 1 ] || fail "not one line: $(cat err)"
