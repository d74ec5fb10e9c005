import type { CodeRule } from '../code-rule';
import type { LanguageFamily } from '../language-family';
import { cRules } from './c-rules';
import { generalRules } from './general-rules';
import { javascriptRules } from './javascript-rules';
import { jvmRules } from './jvm-rules';
import { operationsRules } from './operations-rules';
import { pythonRules } from './python-rules';
import { serverLanguageRules } from './server-language-rules';

/** All of them. */
export const codeRules: readonly CodeRule[] = [
  ...generalRules,
  ...javascriptRules,
  ...pythonRules,
  ...jvmRules,
  ...cRules,
  ...serverLanguageRules,
  ...operationsRules,
];

/** @returns the rules of a family and those of all languages. */
export const rulesOf = (family: LanguageFamily): CodeRule[] =>
  codeRules.filter(({ families }) => families.length === 0 || families.includes(family));
