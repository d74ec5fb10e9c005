import { givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { signature } from '../signature';
import { designNeeds, type DesignNeed } from './design-needs';
import { readScale, type Scale } from './scale';

interface Plan {
  readonly stack: string;
  readonly database: string;
  readonly scale: Scale;
  readonly needs: readonly DesignNeed[];
}

const runtimes: Readonly<Record<Scale['size'], string>> = {
  small: 'one process on one machine, with a copy of it ready to start',
  medium: 'two to four equal processes behind a load balancer',
  large: 'services that are scaled by themselves, in two zones',
};

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** Designs a system from templates: a part for every need that the request names, in the size that it says. */
export const writeArchitecture: LocalRule = (question) => {
  const request = givenValue(question, 'user_request', 'prompt');
  if (request.trim() === '') return undefined;
  const all = `${request}\n${givenValue(question, 'prompt')}`;
  const plan: Plan = {
    stack: givenValue(question, 'tech_stack').trim() || 'one language for server and tools',
    database: givenValue(question, 'database').trim() || 'PostgreSQL',
    scale: readScale(givenValue(question, 'scale') || all),
    needs: designNeeds.filter(({ sign }) => sign.test(all)),
  };
  return [
    writeAssumptions(plan),
    writeDesign(plan),
    writeData(plan),
    writeFailures(plan),
    writeDecisions(plan),
    writeFirstSteps(plan),
    signature('design templates'),
  ].join('\n\n');
};

const writeAssumptions = ({ stack, scale, needs }: Plan): string =>
  `## Assumptions\n\n${bullets([
    scale.users === undefined
      ? 'No scale was said: a few thousand users, some ten requests a second at the peak.'
      : `${scale.users.toLocaleString('en-GB')} users; a tenth of them active on a day, and a fifth of their requests in the busiest hour.`,
    `It is built with ${stack}.`,
    needs.length === 0
      ? 'The request names no special need: it reads and writes records through an interface.'
      : `What is needed beside records: ${needs.map(({ part }) => part.toLowerCase()).join(', ')}.`,
  ])}`;

function writeDesign({ database, scale, needs }: Plan): string {
  const parts = [
    '**Application**: rules and interface, without state of its own',
    ...needs.map(({ part, purpose }) => `**${part}**: ${purpose}`),
    `**${database}**: the one truth`,
  ];
  const diagram = [
    'clients',
    '   │ HTTPS',
    '   ▼',
    'application',
    ...needs.map(({ part }) => `   ├─► ${part.toLowerCase()}`),
    `   └─► ${database}`,
  ];
  return `## Design\n\n${bullets(parts)}\n\nIt runs as ${runtimes[scale.size]}.\n\n\`\`\`text\n${diagram.join('\n')}\n\`\`\``;
}

const writeData = ({ database, needs }: Plan): string =>
  `## Data\n\n${bullets([
    `${database} holds every record with a stable id, its owner and the times of its making and last change; an index for each way in which it is looked up.`,
    'What must agree is written in one transaction, or in one record; what leaves for other parts is announced from an outbox in the same transaction.',
    ...(needs.some(({ part }) => part === 'Blob store') ? ['Records hold references to files, never files.'] : []),
    'Whatever can be derived (indices, rollups, caches) can be thrown away and rebuilt.',
  ])}`;

const writeFailures = ({ database, needs }: Plan): string =>
  `## Failure And Load\n\n${bullets([
    `${database} is the first limit: watch its slowest queries and its connections; a replica for reading comes before any division.`,
    ...needs.map(({ fails }) => fails),
    'Every call to another part has a time limit, and only what may be repeated is retried, with growing waits.',
    'Back up daily, and restore a backup as a test each month.',
  ])}`;

const writeDecisions = ({ scale, needs, database }: Plan): string =>
  `## Decisions\n\n${bullets([
    scale.size === 'large'
      ? 'Few services along the lines of teams, over many small ones: each has one owner and its own data.'
      : 'One application with modules, over services: at this size the network between parts costs more than it gives. It would change when teams get into each other’s way.',
    `${database} for everything, over a store for each purpose: one thing to back up and to understand.`,
    ...needs.map(({ decision }) => decision),
  ])}`;

const writeFirstSteps = ({ needs }: Plan): string => {
  const steps = [
    'Write down the three requests that matter most, with how fast each must be.',
    'Make the records and the one request that is worth most, from end to end, with a test.',
    ...needs.slice(0, 2).map(({ part }) => `Add the ${part.toLowerCase()} behind an interface of its own.`),
    'Put it where users are, with a health check, logs and a backup; then measure.',
  ];
  return `## First Steps\n\n${steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`;
};
