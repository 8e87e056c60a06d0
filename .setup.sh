# Shared by ./run and ./check: which Debian packages are needed, and how the program is built.
# shellcheck shell=bash

# What the program is built from and runs on; the README says why each is there.
runtime_packages=(
  g++ cmake ninja-build pkg-config
  libsdl2-dev libimgui-dev libepoxy-dev libgl-dev libegl-dev libgles-dev libgl1-mesa-dri libegl-mesa0
  libglm-dev libeigen3-dev libtomlplusplus-dev libcli11-dev libfmt-dev libpng-dev libfreetype-dev
  fonts-inter fonts-dejavu-core
)
# What only the tests need.
test_packages=(
  libgtest-dev libgmock-dev libbenchmark-dev librapidcheck-dev libsundials-dev
  xvfb xdotool clang-format
)
# What only `./check --full` needs.
full_packages=(clang-tidy)

# install_missing WHY PACKAGE...: nothing if all is there; else says what and why, and installs with apt.
install_missing() {
  local why=$1 missing=() package
  shift
  if ! command -v dpkg-query > /dev/null; then
    echo "This is not a Debian system: untested. Needed $why: $*" >&2
    return
  fi
  local installed
  installed=$(dpkg-query -W -f '${Package} ${Status}\n' "$@" 2> /dev/null | sed -n 's/ install ok installed$//p' || true)
  for package in "$@"; do
    grep -qxF "$package" <<< "$installed" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if ! grep -qs '^VERSION_ID="12"' /etc/os-release || ! grep -qs '^ID=debian' /etc/os-release; then
    echo "This is not Debian 12: untested." >&2
  fi
  echo "Installing with apt $why: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null; then
      echo "Neither root nor sudo. Please install: apt-get install ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  # The package lists may be missing or old: refresh them only if the first try fails.
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" > /dev/null 2>&1 || {
    "${apt[@]}" update
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" > /dev/null
  }
}

# build TYPE FOLDER TARGET... : configures once, then builds the targets; quiet when all is up to date.
build() {
  local type=$1 folder=$2
  shift 2
  if [ ! -f "$folder/build.ninja" ]; then
    cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE="$type" "${configure_options[@]}" > "$folder.log" 2>&1 || {
      cat "$folder.log" >&2
      exit 1
    }
    mv "$folder.log" "$folder/configure.log"
  fi
  ninja -C "$folder" "$@" > "$folder/build.log" 2>&1 &
  local job=$! tenths=0
  while kill -0 "$job" 2> /dev/null && [ $tenths -lt 10 ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
  ! kill -0 "$job" 2> /dev/null || echo "Building ($type, in $folder/)"
  wait "$job" || {
    grep -vE '^\[[0-9]+/[0-9]+\]' "$folder/build.log" >&2 || cat "$folder/build.log" >&2
    exit 1
  }
}
configure_options=()
