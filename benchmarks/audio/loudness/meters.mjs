const all = ['integratedLufs', 'rangeLu', 'truePeakDbtp'];

/** Its true peak takes ten times as long as its loudness. */
const essentiaTasks = { integratedLufs: 'loudness', rangeLu: 'loudness', truePeakDbtp: 'true-peak' };

/** Who measures loudness, by the name of the column: how each is asked, and for what. */
const meters = {
  Earshot: { ask: ({ earshot }, path) => earshot.ask('loudness', path), figures: [...all, 'maxShortTermLufs', 'maxMomentaryLufs'] },
  libebur128: { ask: ({ libebur128 }, path) => libebur128?.ask('loudness', path), figures: all },
  'ffmpeg ebur128': { ask: ({ commands }, path) => commands?.ask('ffmpeg-loudness', path), figures: all },
  Essentia: { ask: ({ essentia }, path, figure) => essentia?.ask(essentiaTasks[figure], path), figures: all },
  'essentia.js': { ask: ({ essentiaJs }, path) => essentiaJs?.ask('loudness', path), figures: ['integratedLufs', 'rangeLu'] },
};

/** @returns {Promise<[string, number][]>} what each meter that tells a figure reads */
export async function readMeters(contestants, path, figure) {
  const askable = Object.entries(meters).filter(([, { figures }]) => figures.includes(figure));
  const readings = await Promise.all(
    askable.map(async ([name, { ask }]) => [name, (await ask(contestants, path, figure))?.answer[figure]]),
  );
  return readings.filter(([, reading]) => typeof reading === 'number');
}
