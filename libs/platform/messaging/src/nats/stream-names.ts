/** JetStream takes no dots in names. */
const nameOf = (prefix: string, subject: string): string => `${prefix}_${subject.replace(/[^\w-]/g, '_')}`;

/** An id or key of ours as one token of a subject, whatever characters it has. */
export const subjectToken = (text: string): string =>
  encodeURIComponent(text).replace(/[.*!~'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

export const jobStreamOf = (subject: string) => ({ name: nameOf('JOBS', subject), subjects: `jobs.${subject}.*` });
export const jobSubjectOf = (subject: string, id: string): string => `jobs.${subject}.${subjectToken(id)}`;

export const deadLetterStream = { name: 'DEAD_LETTERS', subjects: 'dead-letters.>' } as const;
export const deadLetterSubjectOf = (subject: string): string => `dead-letters.${subject}`;

export const logStreamOf = (subject: string) => ({ name: nameOf('LOG', subject), subjects: `log.${subject}.*` });
export const logSubjectOf = (subject: string, key: string): string => `log.${subject}.${subjectToken(key)}`;
