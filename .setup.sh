# Shared by ./run and ./check: which Debian packages are needed, and how the program is built.
# shellcheck shell=bash disable=SC2034
. ./.progress.sh

# What the program is built from and runs on; the README says why each is there.
runtime_packages=(
  g++ cmake ninja-build pkg-config
  libsdl2-dev libimgui-dev libepoxy-dev libopengl-dev libgl-dev libegl-dev libgles-dev libgl1-mesa-dri libegl-mesa0
  libglm-dev libeigen3-dev libtomlplusplus-dev libcli11-dev libfmt-dev libpng-dev libhpdf-dev libfreetype-dev
  libnlopt-cxx-dev
  fonts-inter fonts-dejavu-core
)
# What only the tests need, and libSBML, which the program takes where it is.
test_packages=(
  libgtest-dev libgmock-dev libbenchmark-dev librapidcheck-dev libsundials-dev
  xvfb xdotool x11-utils clang-format ffmpeg xppaut libsbml5-dev
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
  if ! grep -qsE '^VERSION_ID="1[23]"' /etc/os-release || ! grep -qs '^ID=debian' /etc/os-release; then
    echo "This is neither Debian 12 nor 13: untested." >&2
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
  # apt closes the descriptor of its status for the programs it starts: with 1 no package's script could print.
  local apt=("${as_root[@]}" sh -c 'exec "$@" 3>&1' sh env DEBIAN_FRONTEND=noninteractive
    apt-get -q -o Dpkg::Use-Pty=0 -o APT::Status-Fd=3)
  local log
  log=$(mktemp)
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" 2>&1 | tee "$log" | tell_progress Installing || {
    {
      "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
    } 2>&1 | tee "$log" | tell_progress Installing || {
      grep -vE '^(pm|dl)status:' "$log" >&2
      rm "$log"
      exit 1
    }
  }
  rm "$log"
}

# configure TYPE FOLDER: runs CMake unless it has already run here with the same options.
configure() {
  local type=$1 folder=$2
  local wanted="$PWD $type ${configure_options[*]}"
  [ "$(cat "$folder/configured" 2> /dev/null)" != "$wanted" ] || return 0
  mkdir -p "$folder"
  rm -f "$folder/configured"
  cmake --fresh -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE="$type" "${configure_options[@]}" \
    > "$folder/configure.log" 2>&1 || {
    cat "$folder/configure.log" >&2
    exit 1
  }
  echo "$wanted" > "$folder/configured"
}

# build TYPE FOLDER TARGET... : configures and builds the targets; quiet when all is up to date.
build() {
  local type=$1 folder=$2
  shift 2
  if [ -e "$folder" ] && [ ! -w "$folder" ]; then
    echo "$folder/ belongs to somebody else (root?): remove it, or work as its owner." >&2
    exit 1
  fi
  configure "$type" "$folder"
  ninja -C "$folder" "$@" 2>&1 | tee "$folder/build.log" | tell_progress "Building ($type, in $folder/)" || {
    grep -vE '^(\[[0-9]+/[0-9]+\]|ninja: Entering)' "$folder/build.log" >&2
    exit 1
  }
}
configure_options=()
