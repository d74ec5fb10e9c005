// A provider without any delay, in a process of its own, so that what it takes is the same for everybody.
import { createRequire } from 'node:module';
import { answerUsage, streamedPieces, streamedPieceEveryMs } from './scenario.mjs';

// Only the provider: the rest of the library makes music.
const load = createRequire(import.meta.url);
const { startMockProvider } = load('../../dist/libs/testing/src/mock-provider/mock-provider.js');
const { completionReply, streamReply } = load('../../dist/libs/testing/src/mock-provider/mock-reply.js');
const forgetEveryMs = 1_000;

const answer = completionReply('Four bars of dusty keys over a lazy beat.', { usage: answerUsage });
const stream = streamReply(streamedPieces, { usage: answerUsage, chunkDelayMs: streamedPieceEveryMs });
const provider = await startMockProvider();
const script = ({ body }) => (body.stream === true ? stream : answer);
provider.respondAlwaysWith(script);
// It remembers what it was asked, which nobody wants to know here.
setInterval(() => {
  provider.reset();
  provider.respondAlwaysWith(script);
}, forgetEveryMs);
process.send(provider.url);
process.once('disconnect', () => process.exit());
