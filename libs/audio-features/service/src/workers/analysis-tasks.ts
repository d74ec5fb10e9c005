import { measureFile } from './measure-file';
import { probeFile } from './probe-file';

/** What the analysis threads do. A new task is a file of its own and a line here. */
export const analysisTasks = { probe: probeFile, measure: measureFile };

export type AnalysisTasks = typeof analysisTasks;
