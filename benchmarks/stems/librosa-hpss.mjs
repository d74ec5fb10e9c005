import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workspaceRoot } from '../../tools/workspace-root.mjs';
import { writeFloatWav } from '../audio/write-wav.mjs';

const ownPython = join(workspaceRoot, '.cache/audio-peers/python/bin/python');
const python = existsSync(ownPython) ? ownPython : 'python3';
const oneThread = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', NUMBA_NUM_THREADS: '1' };

/** Starts librosa in a process of its own. @returns null where it is not installed */
export async function startLibrosa(folder) {
  const script = join(workspaceRoot, 'benchmarks/stems/librosa_hpss.py');
  const child = spawn(python, ['-B', script], { stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, ...oneThread } });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    return done ? null : JSON.parse(value);
  };
  const hello = await answer();
  if (hello === null) return null;
  return {
    name: `librosa ${hello.version}`,
    async separate({ mix, sampleRateHz }) {
      const path = join(folder, 'mix.wav');
      writeFloatWav(path, { channels: mix, sampleRateHz });
      child.stdin.write(`${path}\n`);
      const { cpuSeconds } = await answer();
      const bytes = readFileSync(`${path}.harmonic`);
      const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
      const harmonic = mix.map(({ length }, channel) => samples.subarray(channel * length, (channel + 1) * length));
      return { cpuSeconds, harmonic, percussive: restOf(mix, harmonic) };
    },
    stop: () => child.kill(),
  };
}

const restOf = (mix, part) => mix.map((samples, channel) => samples.map((value, index) => value - part[channel][index]));
