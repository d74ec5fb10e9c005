import { analysisTasks } from './analysis-tasks';
import { serveTasks } from './serve-tasks';

serveTasks(analysisTasks);
