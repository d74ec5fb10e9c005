/** What an answer to a task has to cover, for people who fill it in. */
export interface Outline {
  readonly opening: string;
  readonly sections: readonly (readonly [heading: string, points: readonly string[]])[];
}

/** By task. */
export const outlines: Readonly<Record<string, Outline>> = {
  readme: {
    opening: 'A README that answers what a reader asks, in the order in which it is asked.',
    sections: [
      ['What It Is', ['One sentence: what it does, and for whom.', 'One picture or one example of its output.']],
      [
        'Try It',
        [
          'What has to be installed, with versions.',
          'The three commands from a fresh checkout to the first result; run them before they are written down.',
        ],
      ],
      [
        'Use It',
        ['The two or three things that most people do, each with an example that can be copied.', 'Where every option is listed.'],
      ],
      ['Change It', ['How to run the tests, and where things are.', 'How a change gets in.']],
      ['Licence', ['Its name, and the file that holds it.']],
    ],
  },
  api_docs: {
    opening: 'For every operation, the same things in the same order.',
    sections: [
      ['Operation', ['Method and path, or name; what it does in one sentence; who may call it.']],
      ['Input', ['Each field: name, type, unit, range, whether it must be there, its default.']],
      ['Output', ['Each field in the same way; one whole example.']],
      ['Errors', ['Each code: when it comes, and what the caller does then.']],
      ['Limits', ['Rates, sizes, times; what may be repeated, and how a repeated call is told.']],
    ],
  },
  integration_guide: {
    opening: 'From nothing to the first real result, then to operation.',
    sections: [
      ['Before You Begin', ['Accounts, keys, versions, network addresses.']],
      ['First Call', ['The smallest call that proves that the key and the network work, and its answer.']],
      ['The Real Flow', ['Each step with its call, what is kept from it, and what follows from each error.']],
      ['Failures', ['Time limits, retries with growing waits, idempotency keys; what to do while the other side is away.']],
      ['Going Live', ['Keys from a secret store, logs without secrets, one number to watch, a way back.']],
    ],
  },
  phase_planning: {
    opening: 'Phases that each end with something that can be used.',
    sections: [
      ['Goal', ['What will be different when it is done, and how that is measured.']],
      [
        'Phase 1: Proof',
        ['The riskiest assumption, and the smallest thing that tests it.', 'It ends when the assumption is shown to hold or not.'],
      ],
      ['Phase 2: First Use', ['One user does one thing from end to end.', 'It ends when that user does it again without help.']],
      ['Phase 3: Breadth', ['The other cases, by how many need them.', 'It ends when the measure of the goal moves.']],
      ['Phase 4: Operation', ['Backups, alarms, documentation, who is called.', 'It ends after a month without surprises.']],
      ['Risks', ['For each: what would show it early, and what is done then.']],
    ],
  },
  process_improvement: {
    opening: 'Measure, change one thing, measure again.',
    sections: [
      ['Now', ['The steps from wish to use, with the time that is worked and the time that is waited in each.']],
      ['Bottleneck', ['The step before which most is waiting; improving another one changes nothing.']],
      [
        'Changes',
        [
          'Smaller pieces of work before faster work.',
          'Fewer things at once: finish before beginning.',
          'Let a machine do what is done the same way each time.',
        ],
      ],
      ['Proof', ['Lead time and failures of four weeks before and after; go back where they do not move.']],
    ],
  },
  mlops_advice: {
    opening: 'A model in use is data, code and a promise about both.',
    sections: [
      [
        'Data',
        [
          'Version the data set with the code; check schema, ranges and missing values at the entrance.',
          'Keep a test set that nobody trains on.',
        ],
      ],
      ['Training', ['One command from data to model, with seeds and versions in its record.']],
      ['Release', ['Compare with the model in use on the same test set; let it answer in the shadow first, then for a few per cent.']],
      ['Watching', ['Input drift, output drift, latency, cost, and the share of answers that people correct.']],
      ['Way Back', ['The former model can be put back within minutes.']],
    ],
  },
  testing_strategy: {
    opening: 'Test most where a mistake is likely and costs much.',
    sections: [
      [
        'Rules',
        [
          'Unit tests for every rule: the usual case, the limits, nothing, too much, the wrong type.',
          'Properties over random inputs where the output can be checked without knowing it.',
        ],
      ],
      ['Borders', ['Each adapter against the real thing: database, queue, file system. One contract suite for all adapters of a port.']],
      ['Whole', ['The three journeys that matter most, through the real interface.']],
      ['Failure', ['Time-outs, refusals, cut connections, duplicates, restarts in the middle.']],
      ['Upkeep', ['Every bug gets a test first; a test that fails now and then is mended or removed the same day.']],
    ],
  },
  performance_advice: {
    opening: 'Measure before changing anything, and change one thing at a time.',
    sections: [
      [
        'Measure',
        [
          'Name the number and its limit (p95 of what, under which load); record it before.',
          'Profile the whole: most time is in few places, and seldom where it is expected.',
        ],
      ],
      [
        'Do Less',
        [
          'Leave out work that nobody reads, ask once instead of N times, page what is long.',
          'Index what is looked up; read the plan of the slowest query.',
        ],
      ],
      ['Do It Once', ['Cache with a key over everything that changes the answer, a time limit, and one flight for equal requests.']],
      ['Do It Together', ['Batch small writes, run independent waits at the same time with a bound, move slow work to a queue.']],
      ['Keep It', ['A benchmark in CI with room for noise, and an alarm on the number.']],
    ],
  },
  synthetic_data: {
    opening: 'Made data is as good as what it was checked for.',
    sections: [
      ['Purpose', ['What it is used for decides what must be real about it: ranges, correlations, rare cases.']],
      ['Making', ['A seed, so that it can be made again; distributions from real figures without real people; rare cases on purpose.']],
      ['Checks', ['Schema, ranges, shares of each class, correlations against the real ones; no row that is in the real data.']],
      ['Limits', ['Never evaluate on it alone.']],
    ],
  },
  code_generation: {
    opening: 'No model could be asked to write it; this is how to begin.',
    sections: [
      ['Contract', ['Name the function, its inputs with types and ranges, its output, and what it does with wrong input.']],
      ['Tests', ['Write the usual case, the limits and the empty case before the body.']],
      ['Body', ['Straight through first; one function for each step that has a name.']],
      ['Finish', ['Handle every error that a call can give; run formatter, linter and tests.']],
    ],
  },
  simple_code: {
    opening: 'No model could be asked to write it; this is how to begin.',
    sections: [
      [
        'Begin',
        [
          'Write one example of input and output as a test.',
          'Look in the standard library first: sorting, splitting, dates, JSON and HTTP are there.',
          'Make it work, then name things, then stop.',
        ],
      ],
    ],
  },
  multimodal: {
    opening: 'No model could be asked; this is how to weigh inputs of several kinds.',
    sections: [
      ['By Input', ['For each input: what it shows, how it was made, how sure it is.']],
      [
        'Together',
        ['Where they agree, say what that strengthens; where they contradict each other, prefer what was measured to what was described.'],
      ],
      ['Open', ['Name the one further input that would decide.']],
    ],
  },
};
