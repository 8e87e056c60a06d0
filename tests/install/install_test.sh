#!/usr/bin/env bash
# install_test.sh BUILD SOURCE LAB: what BUILD installs is found, linked and run by a project of somebody else, and says what
# LAB says; SOURCE as a part of that project decides nothing for it.
set -euo pipefail
build=$1 source=$2 lab=$3
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

fail() {
  echo "$*" >&2
  exit 1
}

# As somebody who has never heard of this folder.
cp "$here"/CMakeLists.txt "$here"/example.cpp "$scratch"
cmake --install "$build" --prefix "$scratch/prefix" > "$scratch/install.log"
mv "$scratch/prefix" "$scratch/moved" # a package may be moved
cmake -S "$scratch" -B "$scratch/found" -G Ninja -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_PREFIX_PATH=$scratch/moved" > "$scratch/log" ||
  fail "$(cat "$scratch/log")"
cmake --build "$scratch/found" > "$scratch/log" || fail "$(cat "$scratch/log")"
# As a whole path: "/disinhibit" stands in the names of the package as well.
if grep -rqE "(^|[\"';[:space:]])$source([/\"';[:space:]]|\$)" "$scratch/moved/lib" --include='*.cmake'; then
  fail "the package names the folder it was built from"
fi

"$scratch/found/example" > "$scratch/said"
"$lab" run ethanol --until 2h --every 10min --signals dopamine_nac.concentration --csv - 2> /dev/null |
  sed -n '/^time/,$p' | sed '1d; s/,/ /' > "$scratch/expected"
[ "$(wc -l < "$scratch/said")" = 13 ] || fail "13 rows expected: $(cat "$scratch/said")"
diff "$scratch/said" "$scratch/expected" || fail "the example and disinhibit-lab differ"

# As a part of another project: nothing else than the science, and no words about build types and folders.
cmake -S "$scratch" -B "$scratch/part" -G Ninja "-DDISINHIBIT_SOURCE=$source" > "$scratch/log" || fail "$(cat "$scratch/log")"
grep -q '^CMAKE_BUILD_TYPE:STRING=$' "$scratch/part/CMakeCache.txt" || fail "a part decides the type of build"
targets=$(ninja -C "$scratch/part" -t targets all)
for other in disinhibit-lab tests_unit disinhibit_window; do
  ! grep -q "$other" <<< "$targets" || fail "a part brings $other with it"
done
command=$(ninja -C "$scratch/part" -t commands CMakeFiles/example.dir/example.cpp.o)
! grep -q -e -ffp-contract -e -Wpedantic <<< "$(grep 'example.cpp.o' <<< "$command")" || fail "a part hands its options on: $command"
ninja -C "$scratch/part" CMakeFiles/example.dir/example.cpp.o > "$scratch/log" || fail "$(cat "$scratch/log")"
