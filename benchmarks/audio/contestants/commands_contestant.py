"""aubio, ffmpeg and loudgain: programs that are run once per file, their start and their decoding included."""

import line_protocol

import re
import shutil
import subprocess


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True)


def aubio_rhythm(path):
    beats = [float(line.split()[0]) for line in run("aubio", "beat", path).stdout.splitlines() if line.strip()]
    tempo = re.search(r"[\d.]+", run("aubio", "tempo", path).stdout)
    return {"bpm": float(tempo.group()) if tempo else None, "beatTimes": beats}


def ffmpeg_loudness(path):
    log = run("ffmpeg", "-hide_banner", "-nostats", "-threads", "1", "-i", path, "-af", "ebur128=peak=true:framelog=verbose", "-f", "null", "-")
    summary = log.stderr[log.stderr.rindex("Summary:") :]
    return {
        "integratedLufs": number(r"I:\s+(\S+) LUFS", summary),
        "rangeLu": number(r"LRA:\s+(\S+) LU", summary),
        "truePeakDbtp": number(r"Peak:\s+(\S+) dBFS", summary),
    }


def loudgain_loudness(path):
    head, values = (line.split("\t") for line in run("loudgain", "-q", "-O", "-s", "s", path).stdout.strip().splitlines()[:2])
    columns = dict(zip(head, values))
    return {"integratedLufs": number(r"(\S+) LUFS", columns["Loudness"]), "rangeLu": number(r"(\S+)", columns["Range"]), "truePeakDbtp": number(r"(\S+)", columns["True_Peak_dBTP"])}


def number(pattern, text):
    found = re.search(pattern, text)
    value = float(found.group(1)) if found else None
    return None if value in (None, float("inf"), float("-inf")) else value


def version(command, pattern):
    process = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(pattern, process.stdout + process.stderr)
    return found.group(1) if found else "of unknown version"


programs = {
    "aubio": (["aubio", "--version"], r"version ([\d.]+)", {"aubio-rhythm": aubio_rhythm}),
    "ffmpeg": (["ffmpeg", "-version"], r"version (\S+)", {"ffmpeg-loudness": ffmpeg_loudness}),
    "loudgain": (["loudgain", "--version"], r"loudgain v?([\d.]+)", {"loudgain-loudness": loudgain_loudness}),
}
installed = {name: program for name, program in programs.items() if shutil.which(name)}
line_protocol.serve(
    {name: version(command, pattern) for name, (command, pattern, _) in installed.items()},
    lambda path: path,
    {task: answer for _, _, tasks in installed.values() for task, answer in tasks.items()},
)
