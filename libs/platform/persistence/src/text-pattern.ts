/** A text to look for inside string fields: always escaped, so that no input can become a regular expression. */
export class TextPattern {
  private constructor(readonly expression: RegExp) {}

  /** @returns a pattern for strings that contain the text anywhere. It cannot use an index. */
  static contains(text: string, options: TextPatternOptions = {}): TextPattern {
    return new TextPattern(new RegExp(escape(text), options.ignoreCase === true ? 'i' : ''));
  }

  /** @returns a pattern for strings that begin with the text. With case respected, MongoDB reads it from an index. */
  static startsWith(text: string, options: TextPatternOptions = {}): TextPattern {
    return new TextPattern(new RegExp(`^${escape(text)}`, options.ignoreCase === true ? 'i' : ''));
  }
}

export interface TextPatternOptions {
  readonly ignoreCase?: boolean;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
