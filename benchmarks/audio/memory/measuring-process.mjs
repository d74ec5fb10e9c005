// A process that measures files in the worker threads of the service and tells what memory it takes:
//   node measuring-process.mjs '{"paths": ["a.wav"], "count": 1, "workers": 1, "tellAfter": [1]}'
import { readFileSync } from 'node:fs';
import { startWorkers } from '../worker-threads.mjs';

const megabytes = (field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

const { paths, count, workers, tellAfter } = JSON.parse(process.argv[2]);
const { measure, close } = startWorkers(workers);
const idleMegabytes = megabytes('VmRSS');
const residentAfter = {};
let done = 0;
await Promise.all(
  Array.from({ length: count }, async (_, index) => {
    await measure(paths[index % paths.length]);
    done += 1;
    if (tellAfter.includes(done)) residentAfter[done] = megabytes('VmRSS');
  }),
);
console.log(JSON.stringify({ idleMegabytes, peakMegabytes: megabytes('VmHWM'), residentAfter }));
await close();
