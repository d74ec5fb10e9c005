import 'reflect-metadata';
import { bodyLimitBytes, configureGateway } from '@earshot/gateway/api';
import { loadConfig, standaloneConfig } from '@earshot/platform/config';
import { startMessageHandlers } from '@earshot/platform/messaging';
import { StructuredLogger } from '@earshot/platform/observability';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { FirstRun } from './first-run/first-run';
import { describeFirstRun } from './first-run/describe-first-run';

async function main(): Promise<void> {
  const config = loadConfig(standaloneConfig);
  const adapter = new FastifyAdapter({ bodyLimit: bodyLimitBytes });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, { bufferLogs: true });
  app.useLogger(app.get(StructuredLogger));
  configureGateway(app);
  await startMessageHandlers(app);
  await app.listen(config.http.port, config.http.host);
  const address = await app.getUrl();
  say(`Earshot listens on ${address}  (GraphQL /graphql, explorer /graphiql)`);
  const welcome = await app.get(FirstRun).execute(say);
  if (welcome !== null) say(describeFirstRun(welcome, address));
}

// What is for the person at the terminal goes to standard output; the log goes to standard error.
const say = (text: string): void => void process.stdout.write(`${text}\n`);

void main();
