import { drawGraph } from './draw-graph';
import { finalise, joinTexts } from './join-texts';
import { keySentences, writeSummary } from './summarise';

const prompt = (text: string) => ({ task: 'summary', values: { prompt: text } });
const meeting = [
  'The team met in the studio.',
  'The coffee was good and the weather was fine.',
  'The release must not ship before 3 March because the master is 2 dB too loud.',
  'People talked about their holidays for a while.',
  'Who tells the label?',
  'Lunch was late.',
].join(' ');

describe(keySentences, () => {
  it('keeps what people act on, word for word and in order', () => {
    expect(keySentences(meeting)).toEqual([
      'The team met in the studio.',
      'The release must not ship before 3 March because the master is 2 dB too loud.',
      'Who tells the label?',
    ]);
  });
});

describe(writeSummary, () => {
  it('is shorter than the text, and nothing of nothing', () => {
    expect(writeSummary(prompt(meeting))).toContain('- The release must not ship before 3 March');
    expect(writeSummary(prompt(''))).toBeUndefined();
  });
});

describe(joinTexts, () => {
  it('says once what was said twice, and leaves out greetings', () => {
    const text = 'Hello all,\nThe kick is at 60 Hz.\nThe snare is dry.\nThe kick is at 60 Hz!\nBest regards, Ann';
    expect(joinTexts(prompt(text))).toBe('The kick is at 60 Hz.\nThe snare is dry.');
  });
});

describe(finalise, () => {
  it('puts material into the layout of a result', () => {
    const text = finalise({ task: 'finalize', values: { compressed_data: meeting, prompt: 'not given' } }) ?? '';
    expect(text).toMatch(/\*\*Result\*\*[^]*\*\*Insights\*\*[^]*\*\*Open Questions\*\*\n\n- Who tells the label\?[^]*\*\*Next Steps\*\*/);
  });
});

describe(drawGraph, () => {
  it('reads plain statements', () => {
    const graph: unknown = JSON.parse(
      drawGraph(prompt('The gateway uses NATS. NATS is a message bus. Nobody knows why it rains in May.')) ?? '',
    );
    expect(graph).toMatchObject({
      entities: [{ id: 'gateway' }, { id: 'nats' }, { id: 'message-bus' }],
      relations: [
        { from: 'gateway', relation: 'uses', to: 'nats' },
        { from: 'nats', relation: 'is_a', to: 'message-bus' },
      ],
    });
  });
});
