import { EarshotError } from '@earshot/contracts';
import { findSecrets } from './find-secrets';
import type { SecretFinding } from './secret-finding';

/** What is done where a text holds a secret. */
export type SecretPolicy = 'block' | 'redact';

/** A text that may leave. */
export interface ShieldedText {
  readonly text: string;
  /** What was taken out of it; empty where it was clean. */
  readonly kinds: readonly string[];
}

const kindsOf = (findings: readonly SecretFinding[]): string[] => [...new Set(findings.map(({ kind }) => kind))].sort();

/** @returns the text with `[redacted <kind>]` in the place of each secret. */
function redactSecrets(text: string, findings: readonly SecretFinding[]): string {
  let end = 0;
  const pieces = findings.map((finding) => {
    const piece = `${text.slice(end, finding.start)}[redacted ${finding.kind}]`;
    end = finding.end;
    return piece;
  });
  return pieces.join('') + text.slice(end);
}

/**
 * @returns what may leave of a text
 * @throws EarshotError SECRET_DETECTED with details `{ kinds }`, and never with the secret, where the policy is to block
 */
export function shieldText(text: string, policy: SecretPolicy): ShieldedText {
  const findings = findSecrets(text);
  if (findings.length === 0) return { text, kinds: [] };
  const kinds = kindsOf(findings);
  if (policy === 'redact') return { text: redactSecrets(text, findings), kinds };
  throw new EarshotError('SECRET_DETECTED', `The text holds what looks like a secret: ${kinds.join(', ')}. Nothing was sent.`, {
    details: { kinds },
  });
}
