#!/usr/bin/env bash
# Without a display the program says so in one line, writes a picture and a table, and is content.
. "$(dirname "$0")/support.bash"
unset DISPLAY WAYLAND_DISPLAY SDL_VIDEODRIVER

"$disinhibit" > out || fail "exit code $?"
[ "$(grep -c 'No display' out)" = 1 ] || fail "it does not say that there is no display"
for file in rest.png rest.csv; do
  [ -s "$file" ] || fail "$file was not written"
  grep -q "$file" out || fail "$file is not named"
done
[ -z "$(find . -name '*.partial')" ] || fail "a partial file was left behind"

# A display that does not answer, as after an ended ssh session: the same, and it says which one.
rm rest.png rest.csv
DISPLAY=:977 timeout 60 "$disinhibit" > out 2> err || fail "exit code $? with a display that is gone"
grep -q 'DISPLAY=:977' err || fail "it does not say which display is gone"
[ -s rest.png ] || fail "rest.png was not written"
