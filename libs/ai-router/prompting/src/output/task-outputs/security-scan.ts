import { z } from 'zod';

const sentence = z.string().max(2_000);

/** What `security_scan` answers; no findings is an answer. */
export const securityScan = z.object({
  findings: z
    .array(
      z.object({
        severity: z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']),
        title: z.string().min(1).max(300),
        /** For example `CWE-89`. */
        cwe: z.string().max(40).default(''),
        location: z.string().max(400).default(''),
        attack: sentence.default(''),
        fix: sentence.default(''),
      }),
    )
    .max(200),
  summary: sentence,
});
