import { serveTasks } from '../workers/serve-tasks';
import { stemTasks } from './stem-tasks';

serveTasks(stemTasks);
