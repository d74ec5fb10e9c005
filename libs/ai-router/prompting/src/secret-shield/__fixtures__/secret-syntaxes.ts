/** One way in which files and people write a secret down. */
interface SecretSyntax {
  readonly source: string;
  /** How names are spelt there; any way where it is absent. */
  readonly spelling?: 'constant' | 'camel';
  readonly write: (name: string, secret: string) => string;
}

/** Names with values in the syntaxes of settings, code, shells, headers and documents. */
export const secretSyntaxes: readonly SecretSyntax[] = [
  { source: 'environment', spelling: 'constant', write: (name, secret) => `NODE_ENV=production\n${name}=${secret}\nPORT=3000\n` },
  { source: 'quoted environment', spelling: 'constant', write: (name, secret) => `${name}="${secret}"\n` },
  { source: 'shell', spelling: 'constant', write: (name, secret) => `export ${name}='${secret}'\nnpm start` },
  { source: 'dockerfile', spelling: 'constant', write: (name, secret) => `FROM node:20\nENV ${name} ${secret}\nCMD ["node"]` },
  { source: 'dockerfile equals', spelling: 'constant', write: (name, secret) => `ENV ${name}=${secret}` },
  { source: 'docker run', spelling: 'constant', write: (name, secret) => `docker run -e ${name}=${secret} -p 80:80 image` },
  { source: 'python constant', spelling: 'constant', write: (name, secret) => `import os\n${name} = "${secret}"\n` },
  { source: 'python environ', spelling: 'constant', write: (name, secret) => `os.environ["${name}"] = "${secret}"` },
  { source: 'kubernetes', spelling: 'constant', write: (name, secret) => `env:\n  - name: X\nstringData:\n  ${name}: ${secret}\n` },
  { source: 'compose', spelling: 'constant', write: (name, secret) => `environment:\n  - ${name}=${secret}\n` },
  { source: 'php define', spelling: 'constant', write: (name, secret) => `define('${name}', '${secret}');` },
  { source: 'c define', spelling: 'constant', write: (name, secret) => `#define ${name} "${secret}"` },
  { source: 'json', write: (name, secret) => `{"host": "localhost", "${name}": "${secret}", "port": 5432}` },
  { source: 'json lines', write: (name, secret) => `{\n  "${name}": "${secret}"\n}` },
  { source: 'json in json', write: (name, secret) => `{"body": "{\\"${name}\\": \\"${secret}\\"}"}` },
  { source: 'yaml', write: (name, secret) => `database:\n  host: db\n  ${name}: ${secret}\n` },
  { source: 'quoted yaml', write: (name, secret) => `${name}: "${secret}"\n` },
  { source: 'toml', write: (name, secret) => `[auth]\n${name} = "${secret}"\n` },
  { source: 'ini', write: (name, secret) => `[client]\nuser = root\n${name} = ${secret}\n` },
  { source: 'properties', write: (name, secret) => `spring.datasource.${name}=${secret}\n` },
  { source: 'xml element', write: (name, secret) => `<config><user>bob</user><${name}>${secret}</${name}></config>` },
  { source: 'xml attribute', write: (name, secret) => `<add key="${name}" value="${secret}" />` },
  { source: 'javascript', spelling: 'camel', write: (name, secret) => `const ${name} = '${secret}';` },
  { source: 'javascript object', spelling: 'camel', write: (name, secret) => `createClient({ url, ${name}: '${secret}', retries: 3 });` },
  { source: 'typescript', spelling: 'camel', write: (name, secret) => `private readonly ${name}: string = "${secret}";` },
  { source: 'assignment', spelling: 'camel', write: (name, secret) => `config.${name} = "${secret}";` },
  { source: 'python argument', write: (name, secret) => `client = Client(user="bob", ${name.replaceAll('-', '_')}="${secret}")` },
  { source: 'java', spelling: 'camel', write: (name, secret) => `private static final String ${name} = "${secret}";` },
  { source: 'c sharp', spelling: 'camel', write: (name, secret) => `var ${name} = @"${secret}";` },
  { source: 'go', spelling: 'camel', write: (name, secret) => `${name} := "${secret}"` },
  { source: 'rust', write: (name, secret) => `let ${name.replaceAll('-', '_')}: &str = "${secret}";` },
  { source: 'ruby', write: (name, secret) => `config = { :${name.replaceAll('-', '_')} => "${secret}" }` },
  { source: 'php array', write: (name, secret) => `'${name}' => '${secret}',` },
  { source: 'setter', spelling: 'camel', write: (name, secret) => `client.set_${name}("${secret}")` },
  { source: 'terraform', write: (name, secret) => `resource "x" "y" {\n  ${name} = "${secret}"\n}` },
  { source: 'command line', write: (name, secret) => `deploy --user bob --${name.toLowerCase().replaceAll('_', '-')} ${secret} --force` },
  { source: 'command line equals', write: (name, secret) => `deploy --${name.toLowerCase().replaceAll('_', '-')}=${secret}` },
  { source: 'address', write: (name, secret) => `https://api.example.com/v1?${name}=${encodeURIComponent(secret)}&page=2` },
  { source: 'header', write: (name, secret) => `curl -H "X-${name.replaceAll('_', '-')}: ${secret}" https://api.example.com` },
  { source: 'sentence', write: (name, secret) => `The ${name} is ${secret} and it worked yesterday, so why not today?` },
  { source: 'authorization', spelling: 'constant', write: (_name, secret) => `Authorization: Bearer ${secret}0a1b2c3d4e5f\nAccept: */*` },
  {
    source: 'authorization in code',
    spelling: 'constant',
    write: (_name, secret) => `headers: { 'Authorization': 'Bearer ${secret}0a1b2c3d4e5f' }`,
  },
  {
    source: 'connection',
    spelling: 'constant',
    write: (_name, secret) => `Server=db;Database=app;User Id=sa;Password=${secret};Encrypt=true`,
  },
];

/** Where tokens of a known shape turn up. */
export const tokenSentences: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `Why does this fail?\n\n${token}\n\nIt says 401.`,
  (token) => `const client = new Client("${token}");`,
  (token) => `value: ${token}`,
  (token) => `{"a": ["${token}"]}`,
  (token) => `curl https://x.example/v1 -d 'x=${token}'`,
  (token) => `2026-11-20T10:00:00Z ERROR request failed (${token})`,
  (token) => `# note to self\n${token} # rotate me`,
  (token) => `my token is \`${token}\`, please help`,
  (token) => `<value>${token}</value>`,
];
