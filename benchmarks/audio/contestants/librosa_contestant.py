"""librosa, called as its documentation shows; one short-time transform is shared by everything that takes one."""

import line_protocol

from functools import partial
from unittest.mock import patch

import librosa
import numpy
import soundfile

FRAME, HOP = 2048, 512
MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
NAMES = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")


def load(path):
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    return samples.mean(axis=1), rate


def rhythm(sound):
    samples, rate = sound
    tempo, beats = librosa.beat.beat_track(y=samples, sr=rate, units="time")
    return {"bpm": float(numpy.atleast_1d(tempo)[0]), "beatTimes": beats.tolist()}


def key(sound):
    """librosa has no key detector: the usual correlation of its chroma with Krumhansl's profiles."""
    samples, rate = sound
    chroma = librosa.feature.chroma_cqt(y=samples, sr=rate).mean(axis=1)
    scores = [
        (numpy.corrcoef(numpy.roll(profile, tonic), chroma)[0, 1], tonic, mode)
        for mode, profile in (("MAJOR", MAJOR), ("MINOR", MINOR))
        for tonic in range(12)
    ]
    _, tonic, mode = max(scores)
    return {"tonic": NAMES[tonic], "mode": mode}


def spectral_without_floor(sound):
    """librosa lifts the peaks and the valleys of contrast to 80 dB below the loudest of each in the file, so that digital silence has
    contrast; without that floor a frame's contrast depends on the frame alone."""
    with patch("librosa.feature.spectral.power_to_db", partial(librosa.power_to_db, top_db=None)):
        return spectral(sound)


def spectral(sound):
    """In the frames that Earshot documents: librosa's own, their length following the sample rate."""
    samples, rate = sound
    frame = int(2 ** round(numpy.log2(FRAME / 44_100 * rate)))
    hop = frame // 4
    magnitudes = numpy.abs(librosa.stft(samples, n_fft=frame, hop_length=hop))
    return spectral_features(samples, rate, magnitudes)


def spectral_features(samples, rate, magnitudes):
    frame = 2 * (len(magnitudes) - 1)
    hop = frame // 4
    feature = librosa.feature
    mel = feature.melspectrogram(S=magnitudes**2, sr=rate, n_mels=40)
    return {
        "centroidHz": float(feature.spectral_centroid(S=magnitudes, sr=rate).mean()),
        "rolloffHz": float(feature.spectral_rolloff(S=magnitudes, sr=rate).mean()),
        "bandwidthHz": float(feature.spectral_bandwidth(S=magnitudes, sr=rate).mean()),
        "flatness": float(feature.spectral_flatness(S=magnitudes).mean()),
        "zeroCrossingRate": float(feature.zero_crossing_rate(samples, frame_length=frame, hop_length=hop).mean()),
        "contrast": feature.spectral_contrast(S=magnitudes, sr=rate).mean(axis=1).tolist() if rate >= 25_600 else None,
        "mfcc": feature.mfcc(S=librosa.power_to_db(mel, top_db=None), n_mfcc=13).mean(axis=1).tolist(),
    }


def everything(sound):
    samples, rate = sound
    magnitudes = numpy.abs(librosa.stft(samples, n_fft=FRAME, hop_length=HOP))
    features = spectral_features(samples, rate, magnitudes)
    librosa.feature.rms(S=magnitudes)
    envelope = librosa.onset.onset_strength(S=librosa.power_to_db(librosa.feature.melspectrogram(S=magnitudes**2, sr=rate)), sr=rate)
    librosa.onset.onset_detect(onset_envelope=envelope, sr=rate)
    tempo, _ = librosa.beat.beat_track(onset_envelope=envelope, sr=rate)
    harmonic, percussive = librosa.decompose.hpss(magnitudes)
    ratio = float((harmonic**2).sum() / (percussive**2).sum())
    return {**features, **key(sound), "bpm": float(numpy.atleast_1d(tempo)[0]), "harmonicPercussiveRatio": ratio}


line_protocol.serve(
    {"librosa": librosa.__version__, "numpy": numpy.__version__},
    load,
    {"rhythm": rhythm, "key": key, "spectral": spectral_without_floor, "everything": everything},
)
