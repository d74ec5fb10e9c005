/** A need that a request can name, and the part that meets it. */
export interface DesignNeed {
  readonly sign: RegExp;
  readonly part: string;
  readonly purpose: string;
  readonly decision: string;
  readonly fails: string;
}

/** In the order in which parts are shown. */
export const designNeeds: readonly DesignNeed[] = [
  {
    sign: /\b(?:log ?in|sign ?up|user|account|auth|oauth|session|role)/i,
    part: 'Identity',
    purpose: 'signs people in, keeps sessions, says who may do what',
    decision: 'Sessions as short-lived tokens with refresh, over server-side sessions: no lookup on every request.',
    fails: 'Sign-in: those who are signed in go on until their token ends.',
  },
  {
    sign: /\b(?:upload|file|image|video|audio|media|attachment|sample)/i,
    part: 'Blob store',
    purpose: 'keeps files under the hash of their content',
    decision:
      'Files go straight to the store by a signed address, over passing them through the application: it never holds a file in memory.',
    fails: 'Uploads: they resume; what refers to a file waits for it.',
  },
  {
    sign: /\b(?:chat|live|real.?time|notif|push|collaborat|stream|websocket)/i,
    part: 'Live channel',
    purpose: 'tells clients what has changed',
    decision: 'One channel with cursors, over polling: a client that was away asks from its cursor and loses nothing.',
    fails: 'Connections after a restart: clients come back at random times.',
  },
  {
    sign: /\b(?:search|find|filter|recommend|similar)/i,
    part: 'Search index',
    purpose: 'finds by words and by likeness; can be rebuilt from the data',
    decision: 'The index of the database first, over a search engine: one thing less to run until it is measured to be slow.',
    fails: 'The index: the rest goes on, and it is rebuilt.',
  },
  {
    sign: /\b(?:pay|billing|invoice|subscription|order|checkout|shop|cart|price)/i,
    part: 'Ledger',
    purpose: 'books what is owed and paid; entries are never changed',
    decision:
      'An append-only ledger with idempotency keys, over a balance field: every cent can be explained, and nothing is booked twice.',
    fails: 'The payment provider: orders wait and are settled later.',
  },
  {
    sign: /\b(?:email|mail|sms|remind|schedule|cron|job|queue|batch|import|export|report|transcod|analy[sz])/i,
    part: 'Workers',
    purpose: 'do what need not be done while somebody waits, from a queue, at least once',
    decision: 'A queue with idempotent jobs, over doing it in the request: failures are retried and peaks are levelled.',
    fails: 'The queue grows first: it is the number to watch.',
  },
  {
    sign: /\b(?:ai|llm|model|gpt|machine learning|ml|predict|classif)/i,
    part: 'Model gateway',
    purpose: 'the one way to models: budgets, retries, fallbacks, cache',
    decision: 'One gateway with a budget, over calls from everywhere: costs are seen before they arise.',
    fails: 'A provider: the next one answers, then rules.',
  },
  {
    sign: /\b(?:webhook|integrat|third.?party|partner|api)/i,
    part: 'Public interface',
    purpose: 'versioned, limited and documented access for other programs',
    decision: 'Versions with additions only, over changes in place: callers do not break.',
    fails: 'A caller without measure: limits hold it.',
  },
  {
    sign: /\b(?:dashboard|metric|statistic|analytic|track|event|log)/i,
    part: 'Event log',
    purpose: 'keeps what happened in its order; reports are made from it',
    decision: 'Rollups that can be rebuilt, over counting in place: a mistake in a report is mended by counting again.',
    fails: 'Reports: they are late, not wrong.',
  },
];
