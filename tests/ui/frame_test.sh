#!/usr/bin/env bash
# A window manager draws the frame of a window a moment after it is there, wherever it likes: the window comes back into its
# screen with its frame. The manager is played: all that a window hears of it is one property.
. "$(dirname "$0")/support.bash"

title='^Disinhibit$'
window() { xdotool search --name "$title" | head -1; }
# size_is WIDTH HEIGHT
size_is() {
  xdotool getwindowgeometry --shell "$(window)" > geometry
  grep -qx "WIDTH=$1" geometry && grep -qx "HEIGHT=$2" geometry
}

start_screen 1366x768
start_program --fresh
until_true 20 size_is 1366 768
# left, right, top, bottom
until_true 20 xprop -id "$(window)" -f _NET_FRAME_EXTENTS 32c -set _NET_FRAME_EXTENTS '60, 60, 70, 30'
until_true 20 size_is 1246 668
