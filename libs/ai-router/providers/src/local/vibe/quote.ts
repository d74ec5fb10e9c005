const quoted =
  (decimals: number, unit: string) =>
  (value: number): string => {
    const text = value.toFixed(decimals);
    return `${Number(text) === 0 ? (0).toFixed(decimals) : text}${unit}`;
  };

/** Measured numbers in the precision that the prompts use too: a text claims no more than was measured, and no other number. */
export const quote = {
  bpm: quoted(1, ' BPM'),
  hertz: quoted(1, ' Hz'),
  lufs: quoted(1, ' LUFS'),
  dbtp: quoted(1, ' dBTP'),
  decibel: quoted(1, ' dB'),
  seconds: quoted(2, ' s'),
  ratio: quoted(2, ''),
  percent: (share: number): string => quoted(0, ' %')(share * 100),
} as const;
