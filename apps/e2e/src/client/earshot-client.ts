import type { RunningEarshot } from '../profiles/running-earshot';
import { subscribe, type SubscriptionEvents } from './subscribe';

export interface GraphQlAnswer<Data> {
  readonly data: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** Somebody who talks to Earshot, as a program outside would. */
export class EarshotClient {
  constructor(
    private readonly earshot: RunningEarshot,
    readonly token: string | null = null,
  ) {}

  /** Makes an account of its own and signs in. */
  async signUp(name = `user-${Math.random().toString(36).slice(2)}`): Promise<EarshotClient> {
    const mutation = `mutation ($email: String!) { register(email: $email, username: "${name}", password: "correct horse") { ... on Session { accessToken } ... on UserError { message } } }`;
    const { register } = await this.query<{ register: { accessToken: string } }>(mutation, { email: `${name}@example.org` });
    return new EarshotClient(this.earshot, register.accessToken);
  }

  async signInAsAdministrator(): Promise<EarshotClient> {
    const mutation =
      'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { ... on Session { accessToken } } }';
    const { login } = await this.query<{ login: { accessToken: string } }>(mutation, { ...this.earshot.administrator });
    return new EarshotClient(this.earshot, login.accessToken);
  }

  async ask<Data>(query: string, variables: object = {}): Promise<GraphQlAnswer<Data>> {
    const response = await fetch(`${this.earshot.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.authorization() },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as GraphQlAnswer<Data>;
  }

  /** As `ask`, for what must succeed. */
  async query<Data>(query: string, variables: object = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors !== undefined || data === null) throw new Error(`The query failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The raw answer to a body sent to `POST /files`. */
  post(filename: string, bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<Response> {
    return fetch(`${this.earshot.url}/files?filename=${encodeURIComponent(filename)}`, {
      method: 'POST',
      headers: this.authorization(),
      body: bytes,
      duplex: 'half',
    } as RequestInit);
  }

  /** Uploads a file that must be accepted. @returns its id */
  async upload(filename: string, bytes: Uint8Array): Promise<string> {
    const response = await this.post(filename, bytes);
    const answer = (await response.json()) as { fileId?: string };
    if (response.status !== 201 || answer.fileId === undefined)
      throw new Error(`The upload failed: ${response.status} ${JSON.stringify(answer)}`);
    return answer.fileId;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.earshot.url}${path}`, { headers: { ...this.authorization(), ...headers } });
  }

  /** The raw answer to a JSON body. */
  postJson(path: string, body: unknown, signal: AbortSignal | null = null): Promise<Response> {
    return fetch(`${this.earshot.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.authorization() },
      body: JSON.stringify(body),
      signal,
    });
  }

  subscribe<Data>(query: string, variables: Record<string, unknown> = {}): SubscriptionEvents<Data> {
    return subscribe<Data>(`${this.earshot.url.replace('http', 'ws')}/graphql`, {
      query,
      variables,
      authorization: `Bearer ${this.token}`,
    });
  }

  private authorization(): Record<string, string> {
    return this.token === null ? {} : { authorization: `Bearer ${this.token}` };
  }
}
