/** @returns the id of the line that corrects an attempt; attempt ids have no underscore, so it collides with none. */
export const correctionId = (attemptId: string): string => `${attemptId}_settled`;
