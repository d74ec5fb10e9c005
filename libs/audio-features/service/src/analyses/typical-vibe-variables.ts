import { vibeVariableNames } from '@earshot/audio-features/understanding';

/** Stands in for measurements that are not there yet, so that a reading can be priced before the file is measured. */
export const typicalVibeVariables: Record<string, string> = Object.fromEntries(vibeVariableNames.map((name) => [name, '12345.67']));
