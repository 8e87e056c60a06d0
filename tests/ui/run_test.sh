#!/usr/bin/env bash
# `disinhibit-lab run` writes the rows, columns and shape that were asked for, and says what it left out.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY

body() { grep -v '^#' "$1"; }
columns() { body "$1" | head -1 | tr ',' '\n' | wc -l; }

"$lab" run ethanol --csv drink.csv 2> /dev/null > /dev/null
"$lab" run ethanol --csv all.csv --signals all 2> /dev/null > /dev/null
[ "$(columns drink.csv)" -lt "$(($(columns all.csv) / 2))" ] || fail "most columns do not change"
grep -q '^# signals: .* of .*, those that change' drink.csv || fail "nobody says what is left out"
body all.csv | head -1 | grep -q ',heroin' || ! body drink.csv | head -1 | grep -q ',heroin' ||
  fail "a drink has nothing to do with heroin"
body drink.csv | head -1 | grep -q 'ethanol.plasma \[mg/dL\]' || fail "the drink is missing"

"$lab" run ethanol --csv some.csv --every 30min --until 2h --signals 'ethanol.plasma,*.rate' > out 2> err
[ "$(body some.csv | wc -l)" = 6 ] || fail "0 to 2 h every 30 min are 5 rows and a header"
[ "$(body some.csv | tail -1 | cut -d , -f 1)" = 2 ] || fail "does not end at 2 h"
grep -q 'misses more than 5 % of the peak of .* of 11 signals' err || fail "no word of the grid: $(cat err)"
"$lab" run ethanol --csv fine.csv --every 10s --signals ethanol.plasma 2> err > /dev/null
[ ! -s err ] || fail "a fine grid misses nothing: $(cat err)"

"$lab" run ethanol --csv tidy.csv --shape tidy --signals ethanol.plasma --until 1h --every 20min > /dev/null 2>&1
[ "$(body tidy.csv | head -1)" = 'time [h],signal,unit,value' ] || fail "header of a tidy table"
[ "$(body tidy.csv | sed -n 2p)" = '0,ethanol.plasma,mg/dL,0' ] || fail "row of a tidy table"

"$lab" run ethanol --duration 12h --every 6h --signals ethanol.plasma --csv - 2> /dev/null | tail -1 | grep -q '^12,' ||
  fail "a longer scenario ends later"

printf 'inherits = "human"\nname = "Light"\nbody_mass = { value = 50, unit = "kg", source = "assumed", grade = "M", note = "a test" }\n' > light.toml
"$lab" run ethanol --subject light.toml --csv light.csv > /dev/null 2>&1
grep -q '^# subject: light$' light.csv || fail "the subject is not in the recipe"
"$lab" run ethanol --subject human_118g --csv other.csv > /dev/null 2>&1
grep -q '^# subject: human_118g$' other.csv || fail "a subject of the library"

# A processor without wide registers and fused multiplication computes the same bytes.
GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX2,-AVX2_Usable,-FMA,-FMA_Usable,-FMA4 \
  "$lab" run ethanol --csv plain.csv --signals all > /dev/null 2>&1
cmp -s all.csv plain.csv || fail "the bytes depend on the processor"

refused() {
  local code=0
  rm -f x.csv
  "$lab" run "$@" --csv x.csv > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2"
  [ "$(wc -l < err)" = 1 ] || fail "$*: not one line: $(cat err)"
  [ ! -e x.csv ] || fail "$*: wrote a file"
}
refused ethanol --until 9h
refused ethanol --until 0h
refused ethanol --duration 0h
refused ethanol --every 1us
refused ethanol --every 0s
refused ethanol --every "2 mg"
refused ethanol --signals ethanol.plasmaa
refused ethanol --shape long
refused ethanol --subject nobody
refused ethanol --subject no_such_file.toml

# Numbers are numbers where a machine reads.
"$lab" list parameters --json > list.json
grep -q '"value": 70, "unit": "kg", "low": 40, "high": 150, "cv": null' list.json || fail "numbers as texts"

# The formats of the files are written by those who read them.
"$lab" formats > formats.txt
for line in '^substance:' '^\[\[binding\]\]' '^\[kinetics.<name>\]' '^scenario:' '^reference:' '^quantity:' \
  '^  molar_mass  *required  quantity: molar mass (g/mol)' '^defaults:' '^\[\[ui.scenario_group\]\]' '^theme:' \
  '^window:' '^stage:' '^\[\[neuron.dendrite\]\]' '^plots:' '^pairs:' '^deck:' '^\[\[slide\]\]' '^shot:' '^\[shot.b.run\]' \
  '^  <name>  *optional  a colour "#RRGGBB"; e.g. "#'; do
  grep -q "$line" formats.txt || fail "formats: no $line"
done
"$lab" formats dose > out 2> err && fail "a kind that is none"
grep -q 'substance' err || fail "the kinds are not named: $(cat err)"
[ "$("$lab" formats scenario --json | grep -c '"kind": "scenario"')" -gt 3 ] || fail "formats as JSON"
