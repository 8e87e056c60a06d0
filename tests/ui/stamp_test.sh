#!/usr/bin/env bash
# Every kind of output says which version and commit of the program and which science made it. What a window writes is
# looked at where a window is open: sessions in session_test.sh, exported plots in traces_test.sh. Not asked: `tables`, which runs
# every row for it.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY

stamp=$("$lab" --version)
[ "$stamp" = "$("$disinhibit" --version)" ] || fail "the two programs say different things: $stamp"
program=${stamp%, science *}
science=${stamp##*, science }
[[ $program =~ ^disinhibit\ [0-9]+\.[0-9]+\.[0-9]+\ \(commit\ [^\)]+\)$ ]] || fail "--version: $stamp"
[[ $science =~ ^[0-9a-f]{16}$ ]] || fail "--version: $stamp"
DISINHIBIT_ASSETS=/nowhere "$lab" --version > out || fail "--version without assets"
grep -qF "$program" out || fail "--version without assets: $(cat out)"

# stamped WHAT FILE: both stand in it; a picture holds them as plain text.
stamped() {
  local word
  for word in "$program" "$science"; do
    grep -qaF "$word" "$2" || fail "$1: \"$word\" does not stand in it"
  done
}
says() {
  "$@" > out || fail "$*: exit code $?"
  stamped "$*" out
}
row=pk.ntx_cmax_50
says "$lab" run rest --csv -
says "$lab" describe rest
says "$lab" validate --row "$row"
says "$lab" validate --row "$row" --json
says "$lab" validate --row "$row" --hypothesis all
says "$lab" list scenarios --json
says "$lab" list parameters --json
says "$lab" stress --count 1
says "$lab" stress --count 1 --json
says "$lab" population ethanol --people 1 --every 1h --signals ethanol.plasma
says "$lab" sweep ethanol --over hypothesis=textbook --signals ethanol.plasma --json
"$lab" sweep ethanol --over hypothesis=textbook --signals ethanol.plasma --out study.csv
stamped study.csv study.csv
stamped study.csv.manifest.toml study.csv.manifest.toml
says "$disinhibit" bench --frames 1 --size 320x240
says "$disinhibit" bench ethanol --drag --size 320x240

"$disinhibit" render rest --size 320x240 --out picture.png
"$disinhibit" render ethanol --plot blood --out plot
"$disinhibit" rest
for file in picture.png plot.png plot.svg plot.csv rest.png rest.csv; do
  stamped "$file" "$file"
done
