export { findEvidence } from './find-evidence';
export { describeForVibe, vibeVariableNames } from './vibe-variables';
