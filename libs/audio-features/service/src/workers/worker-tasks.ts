/**
 * The tasks that a worker thread can do, by name: one file per task, one line per task in the registry of its worker.
 * Input and result cross the thread boundary, so they are plain values.
 */
export type WorkerTasks = Readonly<Record<string, (input: never) => Promise<unknown>>>;

export type TaskName<Tasks extends WorkerTasks> = keyof Tasks & string;
export type TaskInput<Tasks extends WorkerTasks, Name extends TaskName<Tasks>> = Parameters<Tasks[Name]>[0];
export type TaskResult<Tasks extends WorkerTasks, Name extends TaskName<Tasks>> = Awaited<ReturnType<Tasks[Name]>>;
