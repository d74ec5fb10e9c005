export { findEvidence } from './find-evidence';
export { describeForVibe, vibeVariableNames } from './vibe-variables';
export { applySecondOpinion } from './second-opinion/apply-second-opinion';
export type { SecondOpinion } from './second-opinion/second-opinion';
