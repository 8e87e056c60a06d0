#!/usr/bin/env bash
# Tables of events: a course for each ID, the same bytes on any number of threads; faults with line and column, and nothing written.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY

cat > study.csv << 'TABLE'
# time: h
# map: 1=naltrexone/oral [mg]
# map: 2=naltrexone.plasma [ng/mL]
# map: 3=ethanol/oral [g/kg] strength 20 %
ID,TIME,EVID,CMT,AMT,DUR,II,ADDL,MDV,DV,WT,AGE
1,0,1,1,50,.,24,1,1,.,80,40
1,1,0,2,.,.,.,.,0,12.5,80,40
1,2,0,2,.,.,.,.,0,9.4,80,40
1,4,1,3,0.5,0.25,.,.,1,.,80,40
2,1,1,1,100,.,.,.,1,.,55,.
2,2,0,2,.,.,.,.,0,30,55,.
3,0,1,3,0.4,0.25,.,.,1,.,.,30
TABLE
for threads in 1 2 4; do
  "$lab" run ethanol --events study.csv --every 30min --csv "$threads.csv" --each "each$threads.csv" --threads $threads > out 2> err
  cmp 1.csv "$threads.csv" || fail "$threads threads write other bytes"
  cmp each1.csv "each$threads.csv" || fail "$threads threads write other predictions"
done
grep -q '^ethanol: 3 subjects of study.csv, ' out || fail "$(cat out)"
grep -q '^naltrexone.plasma: 3 observations, geometric mean fold error (GMFE) ' out || fail "no GMFE: $(cat out)"
grep -q 'not used, as no parameter is called so: AGE' err || fail "AGE is not told: $(cat err)"
grep -q 'ID 3 has no observation' err || fail "ID 3 is not told: $(cat err)"
grep -q '^# covariate: WT: subject.body_mass$' 1.csv || fail "no covariate in the recipe"
[ "$(grep -v '^#' each1.csv | head -1)" = "ID,time [h],signal,unit,observed,predicted" ] || fail "$(head -40 each1.csv)"
[ "$(grep -v '^#' 1.csv | cut -d , -f 1 | uniq | tr '\n' ' ')" = "ID 1 2 3 " ] || fail "not an ID after the other"
"$lab" run ethanol --events study.csv --signals naltrexone.plasma --every 1h --shape tidy --csv - > tidy.csv 2> /dev/null
grep -q '^1,1,naltrexone.plasma,ng/mL,' tidy.csv || fail "not tidy"
[ "$(grep -c '^3,.*,0$' tidy.csv)" -gt 1 ] || fail "ID 3 never got it"

# One ID alone is the scenario with its doses.
"$lab" run rest --dose "100 mg naltrexone oral at 1 h" --set subject.body_mass=55 --duration 25h --signals naltrexone.plasma --every 1h \
  --csv alone.csv > /dev/null 2>&1
grep -v '^#' alone.csv | tail -n +2 | sed 's/^/2,/' > alone.rows
"$lab" run rest --events study.csv --duration 25h --signals naltrexone.plasma --every 1h --csv all.csv > /dev/null 2>&1
grep '^2,' all.csv | cmp - alone.rows || fail "ID 2 is not the scenario with its doses"

# There and back.
"$lab" events ninety_days --out table.csv > /dev/null
"$lab" run ninety_days --events table.csv --signals "*.plasma" --csv there.csv > /dev/null 2>&1
"$lab" run ninety_days --signals "*.plasma" --csv here.csv > /dev/null 2>&1
cmp <(grep -v '^#' there.csv | tail -n +2 | cut -d , -f 2-) <(grep -v '^#' here.csv | tail -n +2) || fail "another course by its table"

# DV rows are data of a fit.
"$lab" fit rest --data study.csv --over naltrexone.central.volume --samples 2 --duration 6h --each each.csv --out fit.csv > out 2>&1 ||
  fail "fit: $(cat out)"
grep -q '^naltrexone.central.volume,' fit.csv || fail "no estimate: $(cat fit.csv)"
grep -q '^1,1,naltrexone.plasma,ng/mL,12.5,' each.csv || fail "no observation: $(cat each.csv)"

# Bad input: exit code 2, a line for each fault, nothing written.
sed 's/^1,2,0,2/1,0.5,0,7/; s/^2,1,1,1,100/2,1,1,1,-1/' study.csv > bad.csv
mkdir empty
cd empty
refused() {
  local lines=$1 code=0
  shift
  "$lab" "$@" > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2: $(cat err)"
  [ "$(wc -l < err)" = "$lines" ] || fail "$*: not $lines lines: $(cat err)"
  [ ! -s out ] || fail "$*: wrote to stdout"
  mv err ../err
  rm out
  [ -z "$(ls -A)" ] || fail "$*: left a file behind: $(ls -A)"
}
refused 3 run ethanol --events ../bad.csv --csv x.csv
grep -q '^../bad.csv:8: TIME (column 2): found "0.5", expected not before the row above$' ../err || fail "$(cat ../err)"
grep -q '^../bad.csv:8: CMT (column 4): found "7", ' ../err || fail "$(cat ../err)"
grep -q '^../bad.csv:10: AMT (column 5): found "-1", ' ../err || fail "$(cat ../err)"
refused 3 fit rest --data ../bad.csv --over naltrexone.central.volume --out x.csv
refused 1 run ethanol --events ../study.csv --duration 1h --csv x.csv
refused 1 run ethanol --events ../study.csv --map "1=naltrexone" --csv x.csv
refused 1 events ethanol --time-unit mg --out x.csv
refused 1 run ethanol --events no_such_file.csv --csv x.csv
cd ..
"$lab" formats events | grep -q '^  AMT  *required' || fail "formats events"
"$lab" events --help | grep -q -- '--time-unit' || fail "help of events"
