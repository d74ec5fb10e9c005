/**
 * Speaks to a running Earshot as an administrator: `EARSHOT_URL`, and `EARSHOT_TOKEN` (an access token or an API key) or
 * `EARSHOT_ADMIN_EMAIL` and `EARSHOT_ADMIN_PASSWORD`.
 */
export async function connectAsAdministrator(environment = process.env) {
  const url = (environment.EARSHOT_URL ?? 'http://127.0.0.1:4000').replace(/\/$/, '');
  const token = environment.EARSHOT_TOKEN ?? (await logIn(url, environment));
  return {
    query: (text, variables) => query({ url, token }, text, variables),
    post: (path, body) => post({ url, token }, path, body),
  };
}

async function logIn(url, { EARSHOT_ADMIN_EMAIL: email, EARSHOT_ADMIN_PASSWORD: password }) {
  if (email === undefined || password === undefined) {
    throw new Error('Set EARSHOT_TOKEN, or EARSHOT_ADMIN_EMAIL and EARSHOT_ADMIN_PASSWORD.');
  }
  const text =
    'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { __typename ... on Session { accessToken } } }';
  const { login } = await query({ url }, text, { email, password });
  if (login.__typename !== 'Session') throw new Error('This address and password open no session.');
  return login.accessToken;
}

async function query({ url, token }, text, variables = {}) {
  const response = await post({ url, token }, '/graphql', { query: text, variables });
  const { data, errors } = await response.json();
  if (errors?.length > 0) throw new Error(errors[0].message);
  return data;
}

async function post({ url, token }, path, body) {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  }).catch((cause) => {
    throw new Error(`${url} does not answer. Set EARSHOT_URL to where Earshot runs.`, { cause });
  });
  if (response.ok || path === '/graphql') return response;
  const { error } = await response.json().catch(() => ({}));
  throw new Error(error?.message ?? `${url}${path} answered ${response.status}.`);
}
