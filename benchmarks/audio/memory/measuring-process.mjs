// A process that measures files in the worker threads of the service and tells what memory it takes:
//   node measuring-process.mjs '{"paths": ["a.wav"], "count": 1, "workers": 1}'
import { readFileSync } from 'node:fs';
import { startWorkers } from '../worker-threads.mjs';

const megabytes = (field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

const { paths, count, workers } = JSON.parse(process.argv[2]);
const { measure, close } = startWorkers(workers);
const idleMegabytes = megabytes('VmRSS');
const residentMegabytes = [];
await Promise.all(
  Array.from({ length: count }, async (_, index) => {
    await measure(paths[index % paths.length]);
    residentMegabytes.push(megabytes('VmRSS'));
  }),
);
console.log(JSON.stringify({ idleMegabytes, peakMegabytes: megabytes('VmHWM'), residentMegabytes }));
await close();
