import { Agent, request as requestHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as SecureAgent, request as requestHttps } from 'node:https';

/** Shorter than servers keep an idle connection, so that no request meets one that is just being closed. */
const idleConnectionMs = 4_000;
const kept = { keepAlive: true, scheduling: 'lifo', timeout: idleConnectionMs } as const;
const agent = new Agent(kept);
const secureAgent = new SecureAgent(kept);

/** Where requests go and what all of them say: put together once, since taking an address apart is dear. */
export interface RequestTarget {
  readonly options: RequestOptions;
  readonly open: (options: RequestOptions, hear: (incoming: IncomingMessage) => void) => ClientRequest;
}

export interface TargetDescription {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** @returns the target of requests that go over kept connections and follow no redirect. */
export function targetOf({ url, method, headers = {} }: TargetDescription): RequestTarget {
  const isSecure = url.protocol === 'https:';
  const options = {
    method,
    protocol: url.protocol,
    // An address of six groups of four stands in brackets in a URL only.
    hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(url.port === '' ? {} : { port: url.port }),
    path: url.pathname + url.search,
    headers: { ...headers, 'accept-encoding': 'identity' },
    agent: isSecure ? secureAgent : agent,
  };
  return { options, open: isSecure ? requestHttps : requestHttp };
}
