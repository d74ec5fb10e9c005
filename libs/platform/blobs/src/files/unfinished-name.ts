import { isMarkOfTheDead, processMark } from '@earshot/platform/persistence';
import { randomUUID } from 'node:crypto';

/** @returns a fresh name for a file under way, which tells the process that writes it. */
export const unfinishedName = (): string => `${processMark}.${randomUUID()}`;

/** @returns whether the process that began the file is no more. */
export const isAbandoned = (name: string): boolean => isMarkOfTheDead(name);
