import type { AnalysisView } from '@earshot/contracts';
import type { HeardTrack, Welcome } from './first-run';

/** The demo tracks have short names. */
const filenameWidth = 22;

/** @returns the few lines that a person reads after the first start */
export function describeFirstRun({ owner, apiKey, tracks }: Welcome, address: string): string {
  const password = owner.password === null ? [] : [`  password  ${owner.password}`];
  const [track] = tracks;
  return [
    '',
    'What was heard in the demo tracks:',
    ...tracks.map(describeTrack),
    '',
    'Your account, shown only now:',
    `  e-mail    ${owner.email}`,
    ...password,
    `  API key   ${apiKey}`,
    ...(track === undefined ? [] : ['', 'Try it:', analyseLine(track, apiKey, address)]),
    '',
  ].join('\n');
}

function describeTrack({ filename, analysis }: HeardTrack): string {
  return `  ${filename.padEnd(filenameWidth)} ${describeFeatures(analysis)}`;
}

function describeFeatures({ features, vibe, failures }: AnalysisView): string {
  if (features === null) return failures.map(({ message }) => message).join(' ');
  const { rhythm, tonal, loudness, durationSeconds } = features;
  const heard = [
    `${durationSeconds.toFixed(1)} s`,
    rhythm.bpm === null ? 'no pulse' : `${rhythm.bpm.toFixed(1)} BPM`,
    tonal.label ?? 'no key',
    loudness.integratedLufs === null ? 'silent' : `${loudness.integratedLufs.toFixed(1)} LUFS`,
  ];
  return `${heard.join(', ')}${vibe === null ? '' : `\n${' '.repeat(filenameWidth + 3)}${vibe.vibe}`}`;
}

function analyseLine({ fileId }: HeardTrack, apiKey: string, address: string): string {
  const fields = 'status features { rhythm { bpm } tonal { label } loudness { integratedLufs } } vibe { vibe mood genre tags }';
  const query = `mutation { analyzeAudio(input: { fileId: \\"${fileId}\\", waitSeconds: 30 }) { ... on Analysis { ${fields} } } }`;
  return [
    `  curl -s ${address}/graphql \\`,
    `    -H 'authorization: Bearer ${apiKey}' -H 'content-type: application/json' \\`,
    `    -d '{"query": "${query}"}'`,
  ].join('\n');
}
