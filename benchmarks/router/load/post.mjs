import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** Sends a JSON body over a kept connection. @returns the response, whose body is not read yet */
export function post(url, headers, body) {
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    };
    request(url, options, resolve).on('error', reject).end(body);
  });
}

/** Reads a body to its end. */
export function readText(response) {
  return new Promise((resolve, reject) => {
    let text = '';
    response
      .setEncoding('utf8')
      .on('data', (piece) => (text += piece))
      .on('end', () => resolve(text))
      .on('error', reject);
  });
}
