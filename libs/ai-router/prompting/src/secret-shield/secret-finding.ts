/** Where a secret stands in a text, and of which kind it is; never the secret itself. */
export interface SecretFinding {
  /** For example `github_token` or `password`. */
  readonly kind: string;
  /** The index of its first character. */
  readonly start: number;
  /** The index behind its last character. */
  readonly end: number;
}
