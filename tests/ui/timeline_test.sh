#!/usr/bin/env bash
# The timeline held in the hand: markers dragged and deleted, a repeat opened and one member taken out, the
# loop, the zoom, ghosts kept, restored and deleted, and every step undone. What was done must stand in the saved scenario.
. "$(dirname "$0")/support.bash"

start_screen 1600x900
start_program ninety_days --size 1600x900
key space

saves=0
# save: writes the session and names the file in $saved, with the run alone: not the time and the former courses beside it.
save() {
  saves=$((saves + 1))
  key ctrl+s
  saved=ninety_days-session-$saves.toml
  until_true 10 test -s "$saved"
  sed -i '/^\[shot\]/,$d' "$saved"
}
doses() { grep -c '^\[\[dose\]\]' "$1"; }
has() { grep -q "^$1 " widgets; }
lacks() { ! grep -q "^$1 " widgets; }
left_of() { place "$1" | cut -d ' ' -f 1; }
less() { awk "BEGIN { exit !($1 < $2) }"; }

# The whole repeat moves with its marker.
save
first=$saved
drag timeline.dose.0 40
save
[ "$(doses "$saved")" = 2 ] || fail "moving a repeat changed the number of doses"
grep -q 'at = "8 h"' "$saved" && fail "the repeat did not move"
key ctrl+z
save
cmp -s "$first" "$saved" || fail "undo did not bring the repeat back"

# A click opens it; Delete takes one member out, which splits it.
click timeline.dose.0
until_true 5 has timeline.dose.0.20
click timeline.dose.0.20
key Delete
save
[ "$(doses "$saved")" = 3 ] || fail "deleting a member did not split the repeat"
grep -q 'count = 20' "$saved" && grep -q 'count = 69' "$saved" || fail "the parts have other lengths"
# One member dragged alone.
drag timeline.dose.0.10 5
save
[ "$(doses "$saved")" = 5 ] || fail "dragging a member did not split the repeat"
key ctrl+z
key ctrl+z
save
cmp -s "$first" "$saved" || fail "undo did not bring the members back"
key ctrl+y
save
[ "$(doses "$saved")" = 3 ] || fail "redo did not delete the member again"
key ctrl+z

# Zoom in, out and back to the whole: members spread and come together.
key w
before=$(left_of timeline.dose.0)
key ctrl+Up
key ctrl+Up
key ctrl+Down
key w
[ "$before" = "$(left_of timeline.dose.0)" ] || fail "W does not show the whole course"
click timeline.zoom 50
before=$(left_of timeline.playhead)
point_at timeline.zoom 25
act xdotool click 4
less "$before" "$(left_of timeline.playhead)" || fail "the wheel does not zoom"
key w

# The loop: I and O set it at the playhead, its ends can be dragged, L removes it, undo brings it back.
click timeline.zoom 30
key i
click timeline.zoom 60
until_true 5 has timeline.loop.end
whole=$(left_of timeline.loop.end)
key o
shorter() { less "$(left_of timeline.loop.end)" "$whole"; }
until_true 5 shorter
before=$(left_of timeline.loop.end)
drag timeline.loop.end 60
less "$before" "$(left_of timeline.loop.end)" || fail "the end of the loop was not dragged"
key ctrl+z
until_true 5 test "$before" = "$(left_of timeline.loop.end)"
key l
until_true 5 lacks timeline.loop.end
key ctrl+z
until_true 5 has timeline.loop.begin
# Playing stays inside.
click timeline.zoom 58
for _ in 1 2 3 4 5 6 7 8 9; do key plus; done
key space
sleep 3
key space
key w
less "$(left_of timeline.playhead)" "$(left_of timeline.loop.end)" || fail "playback left the loop"
less "$(left_of timeline.loop.begin)" "$(awk "BEGIN { print $(left_of timeline.playhead) + 20 }")" ||
  fail "playback jumped before the loop"

# Ghosts: kept, listed, restored, deleted.
key g
key ctrl+g
until_true 5 has ghosts.card
ghost=$(grep -o '^ghosts\.[0-9]*\.restore' widgets | head -1 | cut -d . -f 2)
[ -n "$ghost" ] || fail "the kept course is not listed"
click timeline.dose.1
until_true 5 has timeline.dose.1.5
click timeline.dose.1.5
key Delete
save
cmp -s "$first" "$saved" && fail "nothing was deleted"
click "ghosts.$ghost.restore"
save
cmp -s "$first" "$saved" || fail "the ghost was not restored"
click "ghosts.$ghost.delete"
until_true 5 lacks "ghosts.$ghost.delete"
key ctrl+z
until_true 5 has "ghosts.$ghost.delete"
key Escape
until_true 5 lacks ghosts.card

# Skipping between events, both ways: tablet, begin and end of a drink, a day of three events.
click timeline.zoom 50
for _ in 1 2 3; do key ctrl+Right; done
after=$(left_of timeline.playhead)
for _ in 1 2 3; do key ctrl+Left; done
less "$(left_of timeline.playhead)" "$after" || fail "there is no way back to the event before"
still_runs
