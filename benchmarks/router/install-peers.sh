#!/bin/sh
# Installs what `npm run bench:router` compares Earshot with, in .cache/: Portkey's open gateway (npm) and the LiteLLM proxy (PyPI, in a
# Python environment of its own). Nothing of it is needed by Earshot; the benchmark leaves out what is not there.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
peers="$root/.cache/router-peers"
mkdir -p "$peers"

npm install --prefix "$peers" --no-save --no-package-lock --no-audit --no-fund @portkey-ai/gateway@1.15.2 ||
  echo "Portkey's gateway was not installed; its columns stay empty."

# The builds 1.82.7 and 1.82.8 of LiteLLM were malicious: never loosen these bounds downwards.
python3 -m venv "$peers/python"
"$peers/python/bin/pip" install --quiet 'litellm[proxy]>=1.84,<1.85' || echo "LiteLLM was not installed; its columns stay empty."
echo "The peers are in $peers."
