import { giveSecondOpinion } from './give-second-opinion';

/** What the threads with essentia.js do; they are apart from the analysis threads, so that its failures stay its own. */
export const secondOpinionTasks = { hear: giveSecondOpinion };

export type SecondOpinionTasks = typeof secondOpinionTasks;
