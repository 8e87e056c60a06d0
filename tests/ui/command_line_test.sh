#!/usr/bin/env bash
# `render` writes what was asked for; mistakes cost one clear line, exit code 2 and no file.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY
assets=$(dirname "$0")/../../assets

"$disinhibit" render ethanol --at 45min --size 800x600 --theme projector --out drink.png
[ "$(png_size drink.png)" = 800x600 ] || fail "the picture has another size"
"$disinhibit" render rest --size 800x600 --theme projector --dose "50 mg naltrexone oral at 0 h" \
  --at 1h --stage-only --out tablet.png
cmp -s drink.png tablet.png && fail "two moments look the same"
"$disinhibit" render ethanol --at 45min --size 800x600 --theme projector --out again.png
cmp drink.png again.png || fail "the same moment looks different the second time"
rm ./*.png

for help in "--help" "render --help" "film --help" "bench --help"; do
  # shellcheck disable=SC2086
  "$disinhibit" $help > help.txt || fail "$help: exit code $?"
  [ -s help.txt ] || fail "$help says nothing"
done
rm help.txt

refused() {
  local code=0
  "$disinhibit" "$@" > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2"
  [ "$(wc -l < err)" = 1 ] || fail "$*: not one line: $(cat err)"
  [ ! -s out ] || fail "$*: wrote to stdout"
  rm out err
  [ -z "$(ls -A)" ] || fail "$*: left a file behind: $(ls -A)"
}
refused render
DISINHIBIT_FONTS=/nowhere refused render rest --out x.png
refused render no_such_scenario --out x.png
refused render rest --at 45 --out x.png
refused render rest --at -1min --out x.png
refused render rest --at 1e308d --out x.png
refused render rest --size 1920 --out x.png
refused render rest --size 0x0 --out x.png
refused render rest --theme pink --out x.png
refused render rest --text-scale 300 --out x.png
refused render rest --dose "50 L naltrexone" --out x.png
refused render rest --set "nothing=1" --out x.png
refused no_such_scenario
refused --no-such-option
refused bench --frames 0

# Numbers that are none, that do not fit or that would be wrapped.
for number in -1 nan inf 1e400 18446744073709551616 0x10 "" 5x; do
  refused render rest --text-scale "$number" --out x.png
  refused bench --frames "$number"
  for option in "run rest --seed" "run rest --tolerance" "run rest --virtual-subject" \
    "stress --seed" "stress --count" "stress --threads" \
    "knockouts --threads"; do
    # shellcheck disable=SC2086
    "$lab" $option "$number" > out 2> err && fail "lab $option $number: taken"
    [ "$(wc -l < err)" -le 2 ] || fail "lab $option $number: not one line: $(cat err)"
    rm out err
  done
done

# Trials go on only with the numbers and experiments that they were begun with, and take no other file's place.
printf 'program = "p"\nscience = "s"\nexperiments = "e"\nhypothesis = "textbook"\nof = "mechanisms"\n\n' > trials.toml
cp trials.toml former.toml
mkfifo pipe
for option in "--resume trials.toml" "--out trials.toml" "--out pipe" "--resume pipe"; do
  # shellcheck disable=SC2086
  timeout 60 "$lab" knockouts --hypothesis textbook $option > out 2> err && fail "knockouts $option: taken"
  [ "$(wc -l < err)" -eq 1 ] || fail "knockouts $option: not one line: $(cat err)"
done
cmp trials.toml former.toml || fail "refused trials were changed"
rm pipe
# The danger is told as the window tells it.
"$lab" describe lost_tolerance > out
grep -q '^Danger to life: Respiratory depression 0\.[0-9]* (dangerous from 0\.[0-9]*), at 45\.[0-9]* d\.$' out ||
  fail "describe does not say the danger: $(cat out)"
rm out

# Times that differ in their units only are one time; what comes after the end is told.
"$lab" run rest --dose "10 mg naltrexone iv at 2.2 h" --csv hours.csv > out
"$lab" run rest --dose "10 mg naltrexone iv at 132 min" --csv minutes.csv > out
cmp <(grep -v '^#' hours.csv) <(grep -v '^#' minutes.csv) || fail "2.2 h is not 132 min"
for command in run describe; do
  "$lab" $command rest --dose "50 mg naltrexone oral at 30 d" > out 2> err
  grep -q "after the end of the course" err || fail "$command: a dose after the end, and no word"
done

mkdir figures
cd figures || exit 1
# What a figure, or a picture, has no use for is refused by its name, and a figure is drawn again from what it holds.
for option in "--clock" "--caption words" "--alpha" "--size 320x240" "--at 1h" "--level brain" "--stage-only" \
  "--text-scale 150" "--reduced-motion"; do
  # shellcheck disable=SC2086
  refused render rest --plot dopamine $option --out x.svg
done
for option in "--from 1h" "--to 1h" "--time-axis linear"; do
  # shellcheck disable=SC2086
  refused render rest $option --out x.png
done
"$disinhibit" render naltrexone_then_ethanol --plot dopamine --from 30min --to 5h --time-axis logarithmic --theme dark \
  --dose "0.2 g/kg ethanol oral at 4 h" --out first.svg
"$disinhibit" render first.svg --out again.svg
cmp first.svg again.svg || fail "the figure is another one"
"$disinhibit" render --shot first.svg --out again.png
"$disinhibit" render again.png --out once_more.svg
cmp first.svg once_more.svg || fail "the figure of a PNG is another one"
"$disinhibit" render first.svg --theme light --out light.svg
cmp -s first.svg light.svg && fail "a choice beside the figure is not heard"
"$disinhibit" render ethanol --plot dopamine --against rest --out pair.svg
"$disinhibit" render pair.svg --out again.svg
cmp pair.svg again.svg || fail "the figure of a pair is another one"
refused_with_files() {
  local code=0
  "$disinhibit" "$@" > out 2> err || code=$?
  [ "$code" = 2 ] && [ "$(wc -l < err)" = 1 ] && [ ! -s out ] || fail "$*: $code, $(cat out err)"
}
refused_with_files render first.svg --clock --out x.svg
sed "/^version = 1/q" first.svg > cut.svg
refused_with_files render cut.svg --out x.svg
grep -v '<shot' first.svg > none.svg
refused_with_files render none.svg --out x.svg
[ ! -e x.svg ] || fail "a refused figure was written"
rm ./*.svg ./*.png out err

# A pair that cannot be shown is told, and takes no other with it.
cp -r "$assets" assets
sed -i '0,/id = "hypotheses"/s//id = "hypotheses"\nwords = 1/' assets/pairs.toml
code=0
DISINHIBIT_ASSETS=$PWD/assets "$disinhibit" render --shot naltrexone --size 320x240 --out x.png > out 2> err || code=$?
[ "$code" = 0 ] || fail "a broken pair takes the others with it: $(cat err)"
grep -q 'pairs.toml:.*words' err || fail "a broken pair is not told: $(cat err)"
code=0
DISINHIBIT_ASSETS=$PWD/assets "$disinhibit" render --shot hypotheses --out y.png > out 2> err || code=$?
[ "$code" = 2 ] || fail "a broken pair is shown"
rm -r assets x.png out err
