/** How the drums of a kit sound. Times in seconds, levels as factors. */
export interface DrumKit {
  readonly kick: {
    readonly startHz: number;
    readonly endHz: number;
    readonly sweepSeconds: number;
    readonly decaySeconds: number;
    readonly click: number;
  };
  readonly snare: {
    readonly toneHz: number;
    readonly toneDecaySeconds: number;
    readonly noiseDecaySeconds: number;
    readonly noise: number;
  };
  readonly hat: { readonly decaySeconds: number; readonly openDecaySeconds: number; readonly cutoffHz: number };
  readonly ride: { readonly toneHz: number; readonly decaySeconds: number; readonly hiss: number };
  /** `noise` is the share of noise: 0 = a tone, 1 = a shaker. */
  readonly percussion: { readonly toneHz: number; readonly decaySeconds: number; readonly noise: number };
}

export const drumKitNames = ['acoustic', 'electronic', 'lofi', 'boomy', 'tight', 'soft'] as const;

export type DrumKitName = (typeof drumKitNames)[number];

export const drumKits: Readonly<Record<DrumKitName, DrumKit>> = {
  acoustic: {
    kick: { startHz: 160, endHz: 58, sweepSeconds: 0.03, decaySeconds: 0.11, click: 0.5 },
    snare: { toneHz: 195, toneDecaySeconds: 0.06, noiseDecaySeconds: 0.1, noise: 0.8 },
    hat: { decaySeconds: 0.03, openDecaySeconds: 0.22, cutoffHz: 7_000 },
    ride: { toneHz: 3_100, decaySeconds: 0.35, hiss: 0.6 },
    percussion: { toneHz: 1_700, decaySeconds: 0.018, noise: 0.15 },
  },
  electronic: {
    kick: { startHz: 320, endHz: 46, sweepSeconds: 0.045, decaySeconds: 0.22, click: 0.2 },
    snare: { toneHz: 180, toneDecaySeconds: 0.09, noiseDecaySeconds: 0.14, noise: 1 },
    hat: { decaySeconds: 0.022, openDecaySeconds: 0.3, cutoffHz: 9_000 },
    ride: { toneHz: 4_200, decaySeconds: 0.2, hiss: 0.9 },
    percussion: { toneHz: 900, decaySeconds: 0.03, noise: 0.1 },
  },
  lofi: {
    kick: { startHz: 120, endHz: 64, sweepSeconds: 0.05, decaySeconds: 0.14, click: 0.15 },
    snare: { toneHz: 230, toneDecaySeconds: 0.05, noiseDecaySeconds: 0.07, noise: 0.6 },
    hat: { decaySeconds: 0.045, openDecaySeconds: 0.16, cutoffHz: 5_000 },
    ride: { toneHz: 2_400, decaySeconds: 0.25, hiss: 0.4 },
    percussion: { toneHz: 330, decaySeconds: 0.06, noise: 0.1 },
  },
  boomy: {
    kick: { startHz: 150, endHz: 41, sweepSeconds: 0.06, decaySeconds: 0.4, click: 0.1 },
    snare: { toneHz: 210, toneDecaySeconds: 0.03, noiseDecaySeconds: 0.12, noise: 1.2 },
    hat: { decaySeconds: 0.018, openDecaySeconds: 0.2, cutoffHz: 10_000 },
    ride: { toneHz: 5_000, decaySeconds: 0.15, hiss: 1 },
    percussion: { toneHz: 2_500, decaySeconds: 0.012, noise: 0.4 },
  },
  tight: {
    kick: { startHz: 240, endHz: 70, sweepSeconds: 0.015, decaySeconds: 0.06, click: 0.9 },
    snare: { toneHz: 240, toneDecaySeconds: 0.04, noiseDecaySeconds: 0.06, noise: 0.9 },
    hat: { decaySeconds: 0.02, openDecaySeconds: 0.15, cutoffHz: 8_000 },
    ride: { toneHz: 3_600, decaySeconds: 0.3, hiss: 0.5 },
    percussion: { toneHz: 6_000, decaySeconds: 0.025, noise: 0.95 },
  },
  soft: {
    kick: { startHz: 90, endHz: 60, sweepSeconds: 0.03, decaySeconds: 0.09, click: 0.08 },
    snare: { toneHz: 170, toneDecaySeconds: 0.02, noiseDecaySeconds: 0.16, noise: 0.5 },
    hat: { decaySeconds: 0.05, openDecaySeconds: 0.18, cutoffHz: 6_000 },
    ride: { toneHz: 2_800, decaySeconds: 0.5, hiss: 0.5 },
    percussion: { toneHz: 250, decaySeconds: 0.08, noise: 0.05 },
  },
};
