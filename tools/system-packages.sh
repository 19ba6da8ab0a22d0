#!/usr/bin/env bash
# Installs what the kiosk needs of Debian or Ubuntu: nothing where all is there, else by apt as root or through sudo.
# With the argument "test", also what only its tests need.
# vsmartcard-vpcd is the virtual reader of the simulator; it listens on all interfaces and has no place on a kiosk in
# service.
set -euo pipefail

packages=(
  python3-venv python3-dev build-essential pkg-config  # the virtual environment; pyscard is built from source
  swig libpcsclite-dev pcscd vsmartcard-vpcd           # PC/SC and the virtual reader
  fonts-noto-cjk fontconfig                            # Chinese, Japanese and Korean, in the letter forms of each
  espeak-ng                                            # spoken prompts, where the settings switch them on
  util-linux                                           # a PC/SC service of one's own without root rights
  libzbar0                                             # second QR decoder
  libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xkb1  # Qt on X11
)
if [ "${1:-}" = test ]; then
  packages+=(
    git                         # the tests of the house
    cups-daemon cups-client     # a print server of the tests' own
    gnome-keyring dbus-daemon   # a keyring for the key of the store
    softhsm2                    # a token for the key that signs check-ins
    webkit2gtk-driver xvfb      # a browser without a screen, for the page of the simulated gateway
    mrtdreader opensc libeac3   # readers that are not ours, and OpenPACE: the software chip has to satisfy them
  )
fi

if ! command -v dpkg-query >/dev/null; then
  echo "No Debian or Ubuntu: please install the equivalents of: ${packages[*]}" >&2
  exit 0
fi

# A package may have been renamed and be provided by its successor (libglib2.0-0t64 on Ubuntu 24.04).
installed=" $(dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' | sed -n 's/^installed //p' | tr ',\n' '  ') "
missing=()
for package in "${packages[@]}"; do
  [[ $installed == *" $package "* ]] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

echo "Installing system packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
if [ "$(id -u)" -eq 0 ]; then
  run=()
elif sudo -n true 2>/dev/null || [ -t 0 ]; then
  run=(sudo --preserve-env=DEBIAN_FRONTEND)
else
  echo "These need an administrator: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
"${run[@]}" apt-get update -q
"${run[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
