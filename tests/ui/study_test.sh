#!/usr/bin/env bash
# Studies: the same bytes for any number of threads and after any end, whole or absent, and refused before they begin.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY
assets=$(dirname "$0")/../../assets

population=(population ethanol --people 300 --every 10min --signals ethanol.plasma --threshold "ethanol.plasma>50")
sweep=(sweep naltrexone_then_ethanol --over "hypothesis=textbook,evidence_weighted" --over "dose.ethanol=0.1:0.8 g/kg:200"
  --signals "ethanol.plasma,naltrexone.plasma")
sensitivity=(sensitivity ethanol --over ethanol.central.volume --over ethanol.route.oral.emptying_rate
  --method sobol --samples 64 --signals ethanol.plasma --summaries "peak,area")

# killed_and_rerun NAME COMMAND...: kill -9 at three moments, then to the end; the bytes are those of an undisturbed run.
killed_and_rerun() {
  local name=$1
  shift
  "$lab" "$@" --threads 2 --out "$name.csv" > out 2> err || fail "$name: $(cat err)"
  [ ! -e "$name.csv.rows" ] || fail "$name: rows are left behind"
  [ -s "$name.csv.manifest.toml" ] || fail "$name: no manifest"
  "$lab" "$@" --threads 1 --out one.csv > /dev/null
  cmp "$name.csv" one.csv || fail "$name: one thread writes other bytes"
  rm one.csv*
  local kept=0 size
  for moment in 0.15 0.3 0.5; do
    "$lab" "$@" --threads 2 --out killed.csv > /dev/null 2>&1 &
    program=$!
    sleep "$moment"
    kill -9 "$program" 2> /dev/null || true
    wait "$program" 2> /dev/null || true
    program=
    if [ -e killed.csv ]; then # it was fast
      cmp "$name.csv" killed.csv || fail "$name: a table that is not whole"
      break
    fi
    size=$(stat -c %s killed.csv.rows 2> /dev/null || echo 0)
    [ "$size" -ge "$kept" ] || fail "$name: finished rows were lost"
    kept=$size
  done
  "$lab" "$@" --threads 2 --out killed.csv > /dev/null
  cmp "$name.csv" killed.csv || fail "$name: other bytes after kill -9"
  [ ! -e killed.csv.rows ] || fail "$name: rows are left behind"
  rm killed.csv*
}
killed_and_rerun people "${population[@]}"
killed_and_rerun swept "${sweep[@]}"
killed_and_rerun asked "${sensitivity[@]}"
"$lab" run ethanol --signals ethanol.plasma --every 20min --shape tidy --csv samples.csv > /dev/null 2>&1
killed_and_rerun fitted fit ethanol --data samples.csv --error constant --over ethanol.central.volume \
  --over ethanol.route.oral.emptying_rate --each fitted_each.csv
head -2 <(grep -v '^#' fitted_each.csv) | grep -q '^time \[h\],signal,unit,observed,predicted$' || fail "no predictions"

# Interrupted it keeps its rows, says how to go on, and goes on.
"$lab" "${population[@]}" --duration 20d --threads 1 --progress --out slow.csv > out 2> err &
program=$!
until_true 60 grep -q 'courses, about .* left' err
kill -INT "$program"
code=0
wait "$program" || code=$?
program=
[ "$code" = 1 ] || fail "interrupted: exit code $code"
grep -q 'of 300 courses were run; the same command goes on' err || fail "interrupted: $(cat err)"
[ -s slow.csv.rows ] && [ ! -e slow.csv ] || fail "interrupted: rows are not kept"
# Rows of one study are no rows of another.
code=0
"$lab" "${population[@]}" --duration 20d --seed 5 --out slow.csv > out 2> err || code=$?
[ "$code" = 2 ] && [ "$(wc -l < err)" = 1 ] || fail "rows of another study: $code, $(cat err)"
rm slow.csv.rows

# Without a terminal nobody is told how far it is.
"$lab" "${sweep[@]}" --out quiet.csv 2> err > out
[ ! -s err ] || fail "not quiet: $(cat err)"
cmp swept.csv quiet.csv || fail "other bytes the second time"

# A person is that of `run`, and the manifest makes the same table again.
"$lab" population ethanol --people 1 --signals ethanol.plasma --percentiles 50 --every 1h --out first.csv > /dev/null
"$lab" run ethanol --virtual-subject 1 --signals ethanol.plasma --every 1h --csv first_run.csv > /dev/null 2>&1
cmp <(grep -v '^#' first.csv | cut -d , -f 2 | tail -n +2) <(grep -v '^#' first_run.csv | cut -d , -f 2 | tail -n +2) ||
  fail "person 1 is another one"
"$lab" study people.csv.manifest.toml --out again.csv > /dev/null
cmp people.csv again.csv || fail "the manifest makes another table"
grep -q '^science = ' people.csv.manifest.toml || fail "the manifest says no science"
"$lab" run naltrexone_then_ethanol --signals naltrexone.plasma --every 30min --shape tidy --csv samples.csv > /dev/null 2>&1
for file in "$assets"/studies/*.toml; do
  "$lab" study "$file" --json > out.json 2> /dev/null || fail "$file"
  python3 -c 'import json; t = json.load(open("out.json")); assert all(len(r) == len(t["columns"]) for r in t["rows"])' ||
    fail "$file: not JSON"
done
"$lab" population rest --people 2 --signals dopamine_nac.concentration --every 1h --out still.csv |
  grep -q 'Nothing varies' || fail "nobody says that nothing varies"
grep -q '^# what varies: nothing varies' still.csv || fail "the table does not say that nothing varies"

# What does not fit is refused with its figures before anything is written.
mkdir empty
cd empty
refused() {
  local code=0
  timeout 60 "$lab" "$@" > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2: $(cat err)"
  [ "$(wc -l < err)" = 1 ] || fail "$*: not one line: $(cat err)"
  [ ! -s out ] || fail "$*: wrote to stdout"
  mv err ../err
  rm out
  [ -z "$(ls -A)" ] || fail "$*: left a file behind: $(ls -A)"
}
refused population ninety_days --people 1000000000000 --signals naltrexone.plasma --out x.csv
grep -q 'of disk, where .* are free' ../err || fail "no figures: $(cat ../err)"
refused sweep ethanol --over "dose.ethanol=0.1:0.8 g/kg:1000000" --over "ethanol.central.volume=0.2:0.4 L/kg:1000000" \
  --signals ethanol.plasma --out x.csv
refused sensitivity ethanol --over all --method sobol --samples 1000000000000 --signals ethanol.plasma --out x.csv
refused population ninety_days --people 5000 --signals naltrexone.plasma --at-most 5s --out x.csv
grep -q 'would take about' ../err || fail "no figures: $(cat ../err)"
refused population ethanol --signals ethanol.plasma --out /proc/x.csv
refused population ethanol --signals ethanol.plasma --out no_such_folder/x.csv
refused population ethanol --out x.csv
refused population ethanol --signals ethanol.plasma --threshold "ethanol.plasma=5" --out x.csv
refused population ethanol --signals ethanol.plasma --threshold "ethanol.plasm>5" --out x.csv
refused population ethanol --signals ethanol.plasma --percentiles 5,101 --out x.csv
refused sweep ethanol --signals ethanol.plasma --out x.csv
refused sweep ethanol --over "ethanol.central.volume=1:2" --signals ethanol.plasma --out x.csv
refused sweep ethanol --over subject=human --over subject=rat --signals ethanol.plasma --out x.csv
refused sweep ethanol --over "subject=nobody" --signals ethanol.plasma --out x.csv
refused sweep ethanol --over "ethanol.central.volume=0.3" --signals ethanol.plasma --summaries top --out x.csv
refused sensitivity ethanol --over nothing.at_all --signals ethanol.plasma --out x.csv
refused study no_such_file.toml --out x.csv
refused fit ethanol --data no_such_file.csv --over ethanol.central.volume --out x.csv
cd ..

for help in population sweep sensitivity fit study; do
  "$lab" $help --help > help.txt || fail "$help --help: exit code $?"
  grep -q -- '--progress' help.txt || fail "$help --help is not complete"
done
"$lab" formats study | grep -q '^  scenario *required' || fail "formats study"
