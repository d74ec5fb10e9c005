/** How the tokens of one issuer look, wherever they stand. */
export interface TokenShape {
  readonly kind: string;
  /** One of these is in every such token, in this case: a text without them is not searched. */
  readonly markers: readonly string[];
  /** Global, linear, and without a quantifier inside a quantifier. */
  readonly pattern: RegExp;
}

const notInsideAWord = '(?<![A-Za-z0-9_-])';

/** A token that begins with its marker. `body` is the source of the expression that follows it. */
export const prefixed = (kind: string, marker: string, body: string): TokenShape => ({
  kind,
  markers: [marker],
  pattern: new RegExp(`${notInsideAWord}${marker.replaceAll('.', '\\.')}${body}`, 'g'),
});

/** A token of which the marker is only a part. */
export const shaped = (kind: string, markers: readonly string[], pattern: RegExp): TokenShape => ({ kind, markers, pattern });
