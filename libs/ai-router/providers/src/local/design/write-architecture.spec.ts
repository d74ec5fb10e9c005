import { readScale } from './scale';
import { writeArchitecture } from './write-architecture';

describe(writeArchitecture, () => {
  it('gives each need that is named a part, in the size that is said', () => {
    const values = {
      user_request: 'A shop where users upload images and pay by subscription',
      tech_stack: 'Django',
      scale: '50k users',
      database: 'your choice',
    };
    const text = writeArchitecture({ task: 'architecture', values }) ?? '';
    for (const heading of ['Assumptions', 'Design', 'Data', 'Failure And Load', 'Decisions', 'First Steps'])
      expect(text).toContain(`## ${heading}`);
    for (const part of ['**Identity**', '**Blob store**', '**Ledger**', '**PostgreSQL**', 'Django', '50,000 users'])
      expect(text).toContain(part);
    expect(text).toContain('two to four equal processes');
    expect(text).not.toContain('**Model gateway**');
  });

  it('has nothing to design without a request', () => {
    expect(writeArchitecture({ task: 'architecture', values: { user_request: 'see the details', prompt: 'not given' } })).toBeUndefined();
  });
});

describe(readScale, () => {
  it.each([
    ['50k users', 50_000, 'medium'],
    ['2 million', 2_000_000, 'large'],
    ['1,500', 1_500, 'small'],
    ['global', undefined, 'large'],
    ['', undefined, 'small'],
  ])('reads %p', (text, users, size) => {
    expect(readScale(text)).toEqual({ users, size });
  });
});
