import type { Mode } from '@earshot/contracts';

/** How much each pitch class above the tonic is expected in a key, from the tonic upwards. */
export type KeyProfile = Readonly<Record<Mode, readonly number[]>>;

/**
 * Profiles learnt from electronic dance music: Faraldo, Jordà and Herrera, "A Multi-Profile Method for Key Estimation in EDM", AES
 * Semantic Audio 2017. `bgate` leaves the rarest pitch classes out; `edma` is the plain average.
 */
export const keyProfiles: Readonly<Record<'bgate' | 'edma', KeyProfile>> = {
  bgate: {
    MAJOR: [1, 0, 0.42, 0, 0.53, 0.37, 0, 0.77, 0, 0.38, 0.21, 0.3],
    MINOR: [1, 0, 0.36, 0.39, 0, 0.38, 0, 0.74, 0.27, 0, 0.42, 0.23],
  },
  edma: {
    MAJOR: [1, 0.29, 0.5, 0.4, 0.6, 0.56, 0.32, 0.8, 0.31, 0.45, 0.42, 0.39],
    MINOR: [1, 0.31, 0.44, 0.58, 0.33, 0.49, 0.29, 0.78, 0.43, 0.29, 0.53, 0.32],
  },
};
