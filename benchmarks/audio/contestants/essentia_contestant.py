"""Native Essentia through its Python package, in standard mode, which is its fastest way from Python."""

import line_protocol

from importlib.metadata import version

import essentia
import essentia.standard as standard
import numpy
import soundfile

essentia.log.infoActive = False
essentia.log.warningActive = False
FLATS = {"Ab": "G#", "Bb": "A#", "Db": "C#", "Eb": "D#", "Gb": "F#"}


def load(path):
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = numpy.ascontiguousarray(samples.mean(axis=1))
    channels = [numpy.ascontiguousarray(channel) for channel in samples.T]
    return {"mono": mono, "channels": channels, "stereo": samples, "rate": rate}


def rhythm(sound, method):
    bpm, beats, *_ = standard.RhythmExtractor2013(method=method)(sound["mono"])
    return {"bpm": float(bpm), "beatTimes": beats.tolist()}


def key(sound, profile):
    tonic, mode, _ = standard.KeyExtractor(profileType=profile, sampleRate=sound["rate"])(sound["mono"])
    return {"tonic": FLATS.get(tonic, tonic), "mode": mode.upper()}


def loudness(sound):
    rate = sound["rate"]
    if len(sound["channels"]) != 2:  # LoudnessEBUR128 takes two
        return {}
    *_, integrated, loudness_range = standard.LoudnessEBUR128(sampleRate=rate)(sound["stereo"])
    return {"integratedLufs": float(integrated), "rangeLu": float(loudness_range)}


def true_peak(sound):
    detector = standard.TruePeakDetector(sampleRate=sound["rate"])
    peak = max(float(numpy.abs(detector(channel)[1]).max()) for channel in sound["channels"])
    return {"truePeakDbtp": float(20 * numpy.log10(peak)) if peak > 0 else None}


def chords(sound):
    rate, hop = sound["rate"], 2048
    window, spectrum = standard.Windowing(type="blackmanharris62"), standard.Spectrum()
    peaks = standard.SpectralPeaks(orderBy="magnitude", magnitudeThreshold=1e-5, minFrequency=40, maxFrequency=5000, sampleRate=rate)
    profile = standard.HPCP(size=36, minFrequency=40, maxFrequency=5000, sampleRate=rate)
    frames = standard.FrameGenerator(sound["mono"], frameSize=4096, hopSize=hop)
    profiles = [profile(*peaks(spectrum(window(frame)))) for frame in frames]
    labels, _ = standard.ChordsDetection(hopSize=hop, sampleRate=rate)(essentia.array(profiles))
    return [
        {"start": index * hop / rate, "end": (index + 1) * hop / rate, "label": plain_label(label)}
        for index, label in enumerate(labels)
    ]


def plain_label(label):
    root = label.removesuffix("m")
    return FLATS.get(root, root) + label[len(root) :]


def frame_features(sound):
    rate = sound["rate"]
    window, spectrum = standard.Windowing(type="hann"), standard.Spectrum()
    of_spectrum = [
        standard.Centroid(range=rate / 2),
        standard.RollOff(sampleRate=rate),
        standard.Flatness(),
        standard.SpectralContrast(frameSize=2048, sampleRate=rate),
        standard.MFCC(inputSize=1025, sampleRate=rate),
    ]
    of_frame = [standard.ZeroCrossingRate(), standard.RMS()]
    for frame in standard.FrameGenerator(sound["mono"], frameSize=2048, hopSize=512):
        magnitudes = spectrum(window(frame))
        for feature in of_spectrum:
            feature(magnitudes)
        for feature in of_frame:
            feature(frame)


def everything(sound):
    """Without the true peak, which is asked for by itself: it takes longer than all the rest."""
    standard.OnsetRate()(sound["mono"])
    frame_features(sound)
    chords(sound)
    return {**rhythm(sound, "degara"), **key(sound, "bgate"), **loudness(sound)}


line_protocol.serve(
    {"Essentia": version("essentia")},
    load,
    {
        "rhythm": lambda sound: rhythm(sound, "degara"),
        "rhythm-multifeature": lambda sound: rhythm(sound, "multifeature"),
        "key": lambda sound: key(sound, "bgate"),
        "key-edma": lambda sound: key(sound, "edma"),
        "chords": chords,
        "loudness": loudness,
        "true-peak": true_peak,
        "everything": everything,
    },
)
