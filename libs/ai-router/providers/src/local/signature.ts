/** What stands under every text that no model has written. */
export const signature = (how: string): string => `_Written by rules on this machine (${how}); no model has read it._`;
