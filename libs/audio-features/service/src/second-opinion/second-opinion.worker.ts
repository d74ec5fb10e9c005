import { serveTasks } from '../workers/serve-tasks';
import { secondOpinionTasks } from './second-opinion-tasks';

serveTasks(secondOpinionTasks);
