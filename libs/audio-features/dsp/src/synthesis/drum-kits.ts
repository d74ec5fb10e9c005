/** How the four drums of a kit sound. Times in seconds, levels as factors. */
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
}

export type DrumKitName = 'acoustic' | 'electronic' | 'lofi';

export const drumKits: Readonly<Record<DrumKitName, DrumKit>> = {
  acoustic: {
    kick: { startHz: 160, endHz: 58, sweepSeconds: 0.03, decaySeconds: 0.11, click: 0.5 },
    snare: { toneHz: 195, toneDecaySeconds: 0.06, noiseDecaySeconds: 0.1, noise: 0.8 },
    hat: { decaySeconds: 0.03, openDecaySeconds: 0.22, cutoffHz: 7_000 },
  },
  electronic: {
    kick: { startHz: 320, endHz: 46, sweepSeconds: 0.045, decaySeconds: 0.22, click: 0.2 },
    snare: { toneHz: 180, toneDecaySeconds: 0.09, noiseDecaySeconds: 0.14, noise: 1 },
    hat: { decaySeconds: 0.022, openDecaySeconds: 0.3, cutoffHz: 9_000 },
  },
  lofi: {
    kick: { startHz: 120, endHz: 64, sweepSeconds: 0.05, decaySeconds: 0.14, click: 0.15 },
    snare: { toneHz: 230, toneDecaySeconds: 0.05, noiseDecaySeconds: 0.07, noise: 0.6 },
    hat: { decaySeconds: 0.045, openDecaySeconds: 0.16, cutoffHz: 5_000 },
  },
};
