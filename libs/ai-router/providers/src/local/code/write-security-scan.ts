import { codeIn, givenValue } from '../given-values';
import type { LocalRule } from '../local-question';
import { inspectCode } from './inspect-code';

const severityOf = { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW' } as const;

/** Lists the weaknesses that rules see; places are named and no value is repeated. */
export const writeSecurityScan: LocalRule = (question) => {
  const { issues, ruleCount } = inspectCode(codeIn(givenValue(question, 'prompt', 'context')), givenValue(question, 'language'));
  const findings = issues
    .filter(({ cwe }) => cwe !== undefined)
    .map(({ severity, title, cwe = '', lines, fix }) => ({
      severity: severityOf[severity],
      title,
      cwe,
      location: `line ${lines.join(', ')}`,
      attack: '',
      fix,
    }));
  const count = findings.length === 0 ? 'No weakness was found' : `${findings.length} kinds of weaknesses were found`;
  return JSON.stringify({ findings, summary: `${count} by ${ruleCount} rules on this machine; no model has read it.` });
};
