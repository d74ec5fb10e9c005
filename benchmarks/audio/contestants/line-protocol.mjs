import { createInterface } from 'node:readline';

/**
 * Answers tasks that come as lines `task<TAB>path`, one JSON line each, and tells what each took.
 *
 * @template Loaded
 * @param {object} contestant
 * @param {Record<string, string>} contestant.versions
 * @param {(path: string) => Promise<Loaded>} contestant.load not timed
 * @param {Record<string, (loaded: Loaded, path: string) => unknown>} contestant.tasks timed, in wall time and CPU time of the process
 */
export async function serve({ versions, load, tasks }) {
  console.log(JSON.stringify({ versions, tasks: Object.keys(tasks) }));
  let loaded = { path: '', value: undefined };
  for await (const line of createInterface({ input: process.stdin })) {
    const [task, path] = line.split('\t');
    try {
      if (loaded.path !== path) loaded = { path, value: await load(path) };
      console.log(JSON.stringify(await timed(() => tasks[task](loaded.value, path))));
    } catch (error) {
      console.log(JSON.stringify({ error: String(error) }));
    }
  }
}

async function timed(work) {
  const wallMs = performance.now();
  const cpu = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { answer, wallSeconds: (performance.now() - wallMs) / 1e3, cpuSeconds: (user + system) / 1e6 };
}
