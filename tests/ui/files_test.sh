#!/usr/bin/env bash
# What goes in and what comes out: standard output that is full, outputs that are no plain files, hostile texts and names,
# assets as systems and editors leave them.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY
assets=$(dirname "$0")/../../assets

# ends CODE COMMAND...: the command ends with this code and at most one line on standard error.
ends() {
  local wanted=$1 code=0
  shift
  timeout 60 "$@" > out 2> err || code=$?
  [ "$code" = "$wanted" ] || fail "$*: exit code $code instead of $wanted: $(head -c 300 err)"
  [ "$(wc -l < err)" -le 1 ] || fail "$*: not one line: $(cat err)"
}

# ------------------------------------------------------------------- a full disk behind standard output
full() {
  local code=0
  timeout 60 "$@" > /dev/full 2> err || code=$?
  [ "$code" = 1 ] || fail "$* > full: exit code $code instead of 1"
  [ "$(wc -l < err)" = 1 ] || fail "$* > full: not one line: $(cat err)"
  grep -q "standard output: could not be written" err || fail "$* > full: $(cat err)"
}
for command in --help --version "run --help" "run rest" "run rest --csv -" "describe rest" \
  "list subjects" "list scenarios --json" "validate --row pk.ntx_cmax_50"; do
  # shellcheck disable=SC2086
  full "$lab" $command
done
for command in --help --version "render --help" "render rest --size 320x240 --out x.png" \
  "render rest --plot blood --out y" "bench rest --frames 1 --size 320x240"; do
  # shellcheck disable=SC2086
  full "$disinhibit" $command
done
code=0
"$lab" run rest --csv closed.csv >&- 2> err || code=$?
[ "$code" = 1 ] || fail "standard output closed: exit code $code"
[ "$(tail -n 1 closed.csv | tr -cd , | wc -c)" = "$(tail -n 2 closed.csv | head -n 1 | tr -cd , | wc -c)" ] ||
  fail "what was printed went into the course"
rm ./*

# ------------------------------------------------------------------- outputs of every kind
mkfifo pipe
timeout 60 cat pipe > got &
"$disinhibit" render rest --size 320x240 --out pipe > /dev/null || fail "a picture through a pipe"
wait $!
[ -p pipe ] || fail "the pipe was replaced"
# The PNG header holds width and height as two big-endian words.
[ "$(od -An -tx1 -j16 -N8 got | tr -d ' ')" = 00000140000000f0 ] || fail "no picture came through the pipe"
"$lab" run rest --csv >(cat > got) > /dev/null || fail "a course into another program"
until_true 20 grep -q "time \[h\]" got
touch real.csv && ln -s real.csv link.csv && chmod 640 real.csv
"$lab" run rest --csv link.csv > /dev/null
[ -L link.csv ] || fail "the link was replaced"
[ "$(stat -c %a real.csv)" = 640 ] || fail "the mode was not kept"
[ -s real.csv ] || fail "the file behind the link stays old"
chmod 400 real.csv
ends 2 "$lab" run rest --csv link.csv
for ending in svg jpg pdf jpeg webp; do
  ends 2 "$disinhibit" render rest --size 320x240 --out "x.$ending"
  grep -q "\.png" err || fail "$ending: what is possible is not told"
done
"$disinhibit" render rest --size 320x240 --out X.PNG > /dev/null || fail "capital letters"
"$disinhibit" render --dose "50 mg naltrexone oral" rest --size 320x240 --out o.png > /dev/null ||
  fail "an option before the scenario"
rm -f ./*

# ------------------------------------------------------------------- texts that attack
harmless() {
  if LC_ALL=C grep -rlP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]' \
    --exclude='*.png' --exclude-dir=in . | grep -q .; then
    fail "$*: control characters reach the terminal or a file"
  fi
}
mkdir in
name=$'in/e\e]0;OWNED\a\e[31m\xc2\x9b31m\xe2\x80\xaex.toml'
cp "$assets/scenarios/rest.toml" "$name"
for text in '\\u001B[2J' '\\u202Egnp'; do # sed halves the backslashes
  sed "s/^name = .*/name = \"A$text\"/" "$assets/scenarios/rest.toml" > in/hostile.toml
  for command in run describe; do
    ends 2 "$lab" $command in/hostile.toml
    harmless "$command $text"
    grep -q "hostile.toml:[0-9]*: found U+" err || fail "$command: $(cat err)"
  done
  ends 2 "$disinhibit" render in/hostile.toml --out x.png
  ends 2 "$disinhibit" render in/hostile.toml --plot blood --out x
  ends 2 "$disinhibit" bench in/hostile.toml
  ends 2 "$disinhibit" in/hostile.toml
  harmless "the window $text"
done
ends 0 "$lab" run "$name" --csv course.csv
ends 0 "$lab" run "$name" --csv -
ends 0 "$lab" describe "$name"
ends 0 "$disinhibit" render "$name" --size 320x240 --out x.png
ends 0 "$disinhibit" render "$name" --plot blood --out x
ends 0 "$disinhibit" bench "$name" --frames 1 --size 320x240
ends 2 "$lab" run "$name.toml"
ends 2 "$lab" run rest --set "$name=1"
ends 2 "$lab" run rest --dose "$name"
ends 2 "$lab" list "$name"
ends 2 "$lab" validate --row "$name"
ends 2 "$lab" tables --into "$name"
ends 2 "$disinhibit" render rest --size "$name" --out x.png
ends 2 "$disinhibit" render rest --theme "$name" --out x.png
ends 2 "$disinhibit" render rest --plot "$name" --out x
ends 2 "$disinhibit" render rest --out "$name/x.png"
ends 2 "$disinhibit" "--$name"
harmless "a hostile name"
rm -rf ./*

# ------------------------------------------------------------------- assets with strangers among them
cp -r "$assets" as
export DISINHIBIT_ASSETS=$PWD/as
for folder_of in substances subjects circuits circuits/parts scenarios reference themes; do
  printf '\0\5\26\7' > "as/$folder_of/._x.toml"
  ln -s me@here.1:2 "as/$folder_of/.#x.toml"
  printf '\0' > "as/$folder_of/x.toml~"
done
ends 0 "$lab" validate --row pk.ntx_cmax_50
ends 0 "$disinhibit" render rest --size 320x240 --out x.png
deep=$(printf 'q.%.0s' {1..200000})
for file in texts/en.toml themes/dark.toml stages/evidence_weighted.toml stages/parts/plots.toml defaults.toml; do
  cp "as/$file" kept
  { echo "${deep}z = 1"; cat kept; } > "as/$file"
  ends 2 "$disinhibit" render rest --size 320x240 --out x.png
  grep -q "$(basename $file):1: found a very long" err || fail "$file: $(cat err)"
  rm "as/$file" && mkfifo "as/$file"
  ends 2 "$disinhibit" render rest --size 320x240 --out x.png
  grep -q "found something that is no file" err || fail "$file as a pipe: $(cat err)"
  rm "as/$file" && cp kept "as/$file"
done
sed -i "s|^include = .*|include = [\"/etc/hostname\"]|" as/stages/evidence_weighted.toml
ends 2 "$disinhibit" render rest --size 320x240 --out x.png
grep -q "expected a file below" err || fail "an include outside: $(cat err)"
