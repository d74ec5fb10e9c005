import { z } from 'zod';

/** A picture of the sound: per point the lowest, the highest and the root-mean-square sample of its stretch, all channels mixed to mono. */
export const waveform = z.object({ min: z.array(z.number()), max: z.array(z.number()), rms: z.array(z.number()) });
export type Waveform = z.infer<typeof waveform>;
