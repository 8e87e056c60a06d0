#!/usr/bin/env bash
# `film` writes what was asked for, whole; a frame alone is the frame in its film; Ctrl-C leaves a film that plays.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY

# frames FILE: how many can be decoded.
frames() {
  ffprobe -v error -count_frames -show_entries stream=nb_read_frames -of csv=p=0 "$1" | tr -d ,
}

"$disinhibit" film ethanol --from 30min --to 40min --speed 2min --fps 5 --size 640x400 --out frames > out 2> err
[ "$(find frames -name '*.png' | wc -l)" = 26 ] || fail "$(find frames | wc -l) frames"
grep -q "26 frames of 26" out || fail "it says: $(cat out)"
cmp -s frames/000000.png frames/000025.png && fail "nothing moves"
for number in 000000 000001 000013 000025; do
  "$disinhibit" render --shot frames/$number.png --out alone.png > out
  cmp alone.png frames/$number.png || fail "frame $number drawn alone differs"
done
"$disinhibit" film --shot nicotine --speed 40min --fps 1 --size 900x600 --out pair > out 2> err
[ "$(find pair -name '*.png' | wc -l)" -ge 4 ] || fail "a pair: $(find pair | wc -l) frames"
for picture in pair/*.png; do
  "$disinhibit" render --shot "$picture" --out alone.png > out
  cmp alone.png "$picture" || fail "$picture drawn alone differs"
done
rm -r pair
# A file with a shot is filmed as it is: with its own doses, with both sides, where it was left.
"$disinhibit" render --shot genotype --at 50min --size 480x270 --out left.png > out
cat > mine.toml << 'END'
name = "Mine"
subject = "human"
circuit = "evidence_weighted"
duration = "40 min"
report_every = "1 min"
[[dose]]
substance = "ethanol"
amount = "0.4 g/kg"
route = "oral"
at = "5 min"
over = "10 min"
strength = "20 %"
[shot]
version = 1
id = "mine"
time = "20 min"
motion = "12.5 s"
speed = "10 min"
level = "synapse"
compare = "split"
[shot.b]
id = "other"
[shot.b.run]
name = "Other"
subject = "human"
circuit = "evidence_weighted"
duration = "50 min"
report_every = "1 min"
END
for shot in left.png mine.toml; do
  "$disinhibit" film $shot --to 60min --fps 1 --size 480x270 --out shot > out 2> err
  [ "$(find shot -name '*.png' | wc -l)" -ge 4 ] || fail "$shot: $(find shot | wc -l) frames"
  for picture in $(find shot -name '*.png' | sort); do
    "$disinhibit" render "$picture" --out alone.png > out
    cmp alone.png "$picture" || fail "$picture of $shot drawn alone differs"
  done
  tr -d '\000' < shot/000001.png | grep -aq '^\[shot.b.run\]' || fail "$shot: one side"
  rm -r shot
done
"$disinhibit" film mine.toml --fps 1 --size 480x270 --out shot > out 2> err
[ "$(find shot -name '*.png' | wc -l)" = 4 ] || fail "it does not end with the longer side"
tr -d '\000' < shot/000000.png | grep -aq '^amount = "0.4 g/kg"' || fail "its own dose is lost"
"$disinhibit" render mine.toml --size 480x270 --out alone.png > out
cmp alone.png shot/000000.png || fail "the shot and the first frame of its film differ"
rm -r shot left.png mine.toml alone.png
"$disinhibit" film ethanol --from 30min --to 40min --speed 2min --fps 5 --size 640x400 --out again > out 2> err
diff -r frames again || fail "the second time it differs"

# A deck is a film too: its captions lie beside it, and every frame can be drawn alone.
for deck in disinhibition naltrexone stimulants; do
  "$disinhibit" film $deck --fps 1 --size 480x270 --out deck > out 2> err
  grep -q -- "-->" deck/captions.srt || fail "$deck: no captions"
  grep -q "^WEBVTT" deck/captions.vtt || fail "$deck: no captions for pages"
  LP_NUM_THREADS=1 "$disinhibit" film $deck --fps 1 --size 480x270 --out one_thread > out 2> err
  diff -r deck one_thread || fail "$deck: another number of threads draws something else"
  for picture in $(find deck -name '*0.png' | sort); do
    "$disinhibit" render --shot "$picture" --out alone.png > out
    cmp alone.png "$picture" || fail "$picture of $deck drawn alone differs"
  done
  rm -r deck one_thread
done
"$disinhibit" film disinhibition --slides slides --size 480x270 > out 2> err
[ "$(find slides -name '*.png' | wc -l)" = 5 ] || fail "$(find slides -name '*.png' | wc -l) slides"
head -c 5 slides/slides.pdf | grep -q '%PDF-' || fail "slides.pdf is no PDF"
[ "$(grep -c '<img src="0[1-5].png" alt="' slides/index.html)" = 5 ] || fail "the page lacks slides"
grep -q 'GABA neuron: it fires' slides/index.html || fail "the page lacks the notes"
grep -q 'not medical advice' slides/index.html || fail "the page lacks the quiet line"
"$disinhibit" film disinhibition --slides clear --alpha --size 480x270 > out 2> err
[ ! -e clear/slides.pdf ] || fail "a PDF without a ground"
grep -q "No slides.pdf" out || fail "that there is no PDF is not said: $(cat out)"
[ "$(od -A n -t u1 -j 25 -N 1 clear/01.png | tr -d ' ')" = 6 ] || fail "a slide without ground is opaque"
rm -r slides clear

for ending in mp4 webm gif; do
  "$disinhibit" film --shot naltrexone --to 106min --speed 30s --fps 4 --size 481x271 --out "x.$ending" > out 2> err
  [ "$(frames "x.$ending")" = 9 ] || fail "x.$ending has $(frames "x.$ending") frames"
done

rm err # of the film before, which the next one may not have begun anew when it is looked at
"$disinhibit" film ethanol --from 0h --to 6h --size 640x400 --out stopped.mp4 > out 2> err &
program=$!
until_true 30 grep -qs "frames, about" err
kill -INT $program
wait $program || fail "stopped by Ctrl-C: exit code $?"
program=
[ "$(frames stopped.mp4)" -gt 0 ] || fail "what was stopped does not play"
rm -rf ./*.mp4 ./*.webm ./*.gif ./*.png frames again out err

refused() {
  local code=0
  "$disinhibit" film "$@" > out 2> err || code=$?
  [ "$code" = 2 ] || fail "$*: exit code $code instead of 2"
  [ "$(wc -l < err)" = 1 ] || fail "$*: not one line: $(cat err)"
  rm out err
  [ -z "$(ls -A)" ] || fail "$*: left a file behind: $(ls -A)"
}
rmdir state 2> /dev/null || true
refused ethanol --out x.avi
refused --out x.mp4
refused ethanol --from 1h --to 0h --out x.mp4
refused ethanol --fps 0 --out x.mp4
refused --shot no_such_shot --out x.mp4
refused no_such_scenario_or_deck --out x.mp4
refused disinhibition --from 1h --out x.mp4
refused disinhibition --caption words --out x.mp4
refused disinhibition --level brain --out x.mp4
refused ethanol --slides slides
refused disinhibition
# A talk goes on without a slide; a film of it is none, and nothing of it is written.
deck=$(mktemp)
printf 'title = "x"\n[[slide]]\nshot = "rest"\n[[slide]]\nshot = "beer"\n[[slide]]\nshot = "rest"\n' > "$deck"
for out in "--out frames" "--out x.mp4" "--slides slides"; do
  # shellcheck disable=SC2086
  refused "$deck" $out
done
code=0
"$disinhibit" film "$deck" --out x.mp4 2> err || code=$?
grep -q "$deck:5: slide_2.shot: found \"beer\"" err || fail "the slide is not named: $(cat err)"
"$disinhibit" render "$deck" --out x.png 2> err && fail "a deck is no picture"
grep -q "$deck: found a deck" err || fail "render of a deck: $(cat err)"
rm -f "$deck" err
code=0
env PATH=/nowhere "$disinhibit" film ethanol --to 1min --out x.mp4 2> err || code=$?
[ "$code" = 2 ] || fail "without ffmpeg: exit code $code"
grep -q ffmpeg err || fail "without ffmpeg: $(cat err)"
[ ! -e x.mp4 ] || fail "without ffmpeg a file is left"
