import { shaped, type TokenShape } from './token-shape';

const database = (kind: string, schemes: readonly string[]): TokenShape =>
  shaped(
    kind,
    schemes.map((scheme) => `${scheme}://`),
    new RegExp(
      `(?<![A-Za-z0-9+])(?:${schemes.join('|').replaceAll('+', '\\+')})://[^\\s:/@"'<>\`]{0,100}:[^\\s/"'<>\`]{1,200}@[\\w.[-]`,
      'g',
    ),
  );

/** What no issuer owns: signed tokens, keys in PEM and addresses with a password in them. */
export const generalShapes: readonly TokenShape[] = [
  shaped('jwt', ['eyJ'], /(?<![\w.-])eyJ[\w-]{8,2000}\.(?:eyJ)?[\w-]{8,8000}\.[\w-]{8,2000}/g),
  // The header alone is a phrase of code; with the beginning of a key behind it, it is a key.
  shaped(
    'private_key',
    ['PRIVATE KEY'],
    /-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----(?:(?:\s|\\[nr]){1,8}[A-Za-z0-9+/=]{4}|(?:\s|\\[nr]|["'+,]){1,40}[A-Za-z0-9+/=]{20})(?:[A-Za-z0-9+/=\s\\:,().]|-(?!-)){0,8000}(?:-----END [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----)?/g,
  ),
  shaped('private_key', ['PuTTY-User-Key-File-'], /PuTTY-User-Key-File-\d: [\w-]{3,40}\s[\w+/=:\s-]{20,8000}/g),
  database('postgres_url', ['postgres', 'postgresql', 'cockroachdb', 'timescaledb']),
  database('mysql_url', ['mysql', 'mysql2', 'mariadb', 'mysql+pymysql', 'mysql+mysqlconnector']),
  database('mongodb_url', ['mongodb', 'mongodb+srv']),
  database('redis_url', ['redis', 'rediss', 'valkey']),
  database('broker_url', ['amqp', 'amqps', 'nats', 'mqtt', 'mqtts', 'kafka', 'stomp']),
  database('database_url', [
    'mssql',
    'sqlserver',
    'oracle',
    'clickhouse',
    'neo4j',
    'bolt',
    'couchdb',
    'cassandra',
    'postgresql+psycopg2',
    'postgresql+asyncpg',
  ]),
  database('url_with_password', [
    'https',
    'http',
    'ftp',
    'ftps',
    'sftp',
    'ssh',
    'smtp',
    'smtps',
    'imap',
    'imaps',
    'ldap',
    'ldaps',
    'git',
    'svn',
    'socks5',
    'proxy',
  ]),
];
