import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const lintTexts = join(__dirname, 'lint-texts.mjs');

interface Example {
  readonly reason: string;
  /** Where the code pretends to stand; the file need not be there. */
  readonly file: string;
  readonly code: string;
  /** The one rule that it breaks; none when it is allowed. */
  readonly rule?: string;
}

const boundaries = '@nx/enforce-module-boundaries';

const violations: readonly Example[] = [
  {
    reason: 'a domain lib that imports Nest',
    file: 'libs/usage-ledger/accounting/src/probe.ts',
    code: "import { Injectable } from '@nestjs/common';\nexport const probe = Injectable;\n",
    rule: boundaries,
  },
  {
    reason: 'a domain lib that imports a database driver',
    file: 'libs/ai-router/routing/src/probe.ts',
    code: "import { connect } from 'mongoose';\nexport const probe = connect;\n",
    rule: boundaries,
  },
  {
    reason: 'a domain lib that imports a platform lib',
    file: 'libs/ai-router/prompting/src/probe.ts',
    code: "import { loadConfig } from '@earshot/platform/config';\nexport const probe = loadConfig;\n",
    rule: boundaries,
  },
  {
    reason: 'contracts that import more than zod',
    file: 'libs/contracts/src/probe.ts',
    code: "import { pino } from 'pino';\nexport const probe = pino;\n",
    rule: boundaries,
  },
  {
    reason: 'a service that imports the domain of another service',
    file: 'libs/audio-features/service/src/probe.ts',
    code: "import { plan } from '@earshot/usage-ledger/accounting';\nexport const probe = plan;\n",
    rule: boundaries,
  },
  {
    reason: 'a platform lib that imports a service',
    file: 'libs/platform/messaging/src/probe.ts',
    code: "import { UsageLedgerModule } from '@earshot/usage-ledger/service';\nexport const probe = UsageLedgerModule;\n",
    rule: boundaries,
  },
  {
    reason: 'a lib that imports an app',
    file: 'libs/gateway/api/src/probe.ts',
    code: "import { probe as main } from '../../../../apps/gateway/src/main';\nexport const probe = main;\n",
    rule: boundaries,
  },
  {
    reason: 'an app that imports another app',
    file: 'apps/standalone/src/probe.ts',
    code: "import { probe as main } from '../../gateway/src/main';\nexport const probe = main;\n",
    rule: boundaries,
  },
  {
    reason: 'the environment read outside of the config lib',
    file: 'libs/ai-router/service/src/probe.ts',
    code: "export const probe = process.env['OPENAI_API_KEY'];\n",
    rule: 'no-restricted-properties',
  },
];

const allowed: readonly Example[] = [
  {
    reason: 'a domain lib that imports the contracts',
    file: 'libs/usage-ledger/accounting/src/probe.ts',
    code: "import { plan } from '@earshot/contracts';\nexport const probe = plan;\n",
  },
  {
    reason: 'a service that imports its own domain and the platform',
    file: 'libs/ai-router/service/src/probe.ts',
    code: "import { route } from '@earshot/ai-router/routing';\nimport { loadConfig } from '@earshot/platform/config';\nexport const probe = [route, loadConfig];\n",
  },
  {
    reason: 'the environment read in the config lib',
    file: 'libs/platform/config/src/probe.ts',
    code: "export const probe = process.env['PORT'];\n",
  },
];

describe('the walls between rooms', () => {
  const examples = [...violations, ...allowed];
  let brokenRules: readonly (readonly string[])[] = [];

  // ESLint loads its configuration as an ES module, which it cannot do inside Jest.
  beforeAll(() => {
    const output = execFileSync('node', [lintTexts], { input: JSON.stringify(examples), encoding: 'utf8' });
    brokenRules = JSON.parse(output) as typeof brokenRules;
  }, 60_000);

  it.each(violations)('refuse $reason', (violation) => {
    expect(brokenRules[examples.indexOf(violation)]).toEqual([violation.rule]);
  });

  it.each(allowed)('let through $reason', (example) => {
    expect(brokenRules[examples.indexOf(example)]).toEqual([]);
  });
});
