import { createKernels } from '../kernels/kernels';
import { ChannelBlock } from '../pass/channel-block';
import { MonoPass } from '../pass/mono-pass';
import { gatherEvidence, type MetricalEvidence } from '../rhythm/metrical/metrical-evidence';
import type { StereoSignal } from '../synthesis/stereo-signal';

const blocksPerSecond = 10;

/** What the engine hears of the rhythm of a clip, by its own pass; null when it hears no pulse. */
export function observeClip({ left, right, sampleRateHz }: StereoSignal): MetricalEvidence | null {
  const kernels = createKernels();
  const capacity = Math.ceil(sampleRateHz / blocksPerSecond);
  const block = new ChannelBlock({ kernels, channelCount: 2, capacity });
  const pass = new MonoPass({ kernels, sampleRateHz, capacity, level: 'BASIC' });
  for (let from = 0; from < left.length; from += capacity) {
    block.append([left, right], from, Math.min(left.length, from + capacity));
    pass.add(block);
    block.clear();
  }
  const { short, long } = pass.finish();
  return gatherEvidence(short.onsets, long.chroma);
}
