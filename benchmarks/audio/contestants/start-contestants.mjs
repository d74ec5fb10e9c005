import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../../tools/workspace-root.mjs';
import { Contestant } from './contestant.mjs';

const here = (file) => join(workspaceRoot, 'benchmarks/audio/contestants', file);
const peers = (file) => join(workspaceRoot, '.cache/audio-peers', file);
const python = existsSync(peers('python/bin/python')) ? peers('python/bin/python') : 'python3';

/** By the name under which each is reported: the command that runs it; -B keeps Python from writing beside its sources. */
const commands = {
  earshot: [process.execPath, here('earshot-contestant.mjs')],
  librosa: [python, '-B', here('librosa_contestant.py')],
  essentia: [python, '-B', here('essentia_contestant.py')],
  essentiaJs: [process.execPath, here('essentia-js-contestant.mjs')],
  libebur128: [peers('libebur128')],
  commands: [python, '-B', here('commands_contestant.py')],
};

/**
 * @typedef {Record<keyof typeof commands, import('./contestant.mjs').Contestant | null>} Contestants
 * @returns {Promise<Contestants>} null for what is not installed
 */
export async function startContestants() {
  const started = await Promise.all(
    Object.entries(commands).map(async ([name, [command, ...args]]) => [name, await Contestant.start(command, args)]),
  );
  return Object.fromEntries(started);
}

export const stopContestants = (contestants) => Promise.all(Object.values(contestants).map((contestant) => contestant?.stop()));

/** @returns {Record<string, string>} every program's version */
export const versionsOf = (contestants) => Object.assign({}, ...Object.values(contestants).map((contestant) => contestant?.versions ?? {}));
