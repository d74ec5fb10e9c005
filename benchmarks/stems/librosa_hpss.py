"""Separates with librosa.effects.hpss as it is by default: a line with the path of a float WAV in, a line of JSON out."""

import json
import sys
import time

import librosa
import numpy as np

print(json.dumps({"version": librosa.__version__}), flush=True)
for line in sys.stdin:
    path = line.strip()
    samples, _ = librosa.load(path, sr=None, mono=False)
    started = time.process_time()
    harmonic, _ = librosa.effects.hpss(samples)
    seconds = time.process_time() - started
    harmonic.astype(np.float32).tofile(path + ".harmonic")
    print(json.dumps({"cpuSeconds": seconds}), flush=True)
