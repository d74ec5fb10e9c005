#!/bin/sh
# Installs what `npm run bench:audio` compares Earshot with: aubio, ffmpeg, flac, loudgain and libebur128 as Debian packages (as root,
# otherwise they are only named), librosa and Essentia in a Python environment in .cache/, and compiles the few lines around
# libebur128. Nothing of it is needed by Earshot; the benchmark marks what is not there with a dash.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
peers="$root/.cache/audio-peers"
packages="aubio-tools ffmpeg flac gcc libc6-dev libebur128-dev loudgain python3 python3-venv"

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages
else
  echo "Not root on Debian; install these by your own means: $packages"
fi

mkdir -p "$peers"
# Essentia publishes wheels for CPython 3.9 to 3.13 on Linux; librosa runs on the same.
python3 -m venv "$peers/python"
"$peers/python/bin/pip" install --quiet --upgrade librosa soundfile
"$peers/python/bin/pip" install --quiet --upgrade essentia || echo "Essentia has no package for this Python; its columns stay empty."

cc -O2 -o "$peers/libebur128" "$root/benchmarks/audio/contestants/libebur128_contestant.c" -lebur128 -lm ||
  echo "libebur128 was not compiled; its columns stay empty."
echo "The peers are in $peers."
