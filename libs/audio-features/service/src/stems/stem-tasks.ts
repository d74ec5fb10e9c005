import { separateFile } from './separate-file';

/** What the threads do that take files apart; a separation lasts longer than a measurement, which must not wait for it. */
export const stemTasks = { separate: separateFile };

export type StemTasks = typeof stemTasks;
