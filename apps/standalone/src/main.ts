import 'reflect-metadata';
import { configureGateway, createHttpAdapter } from '@earshot/gateway/api';
import { loadConfig, runProcess, standaloneConfig } from '@earshot/platform/config';
import { startMessageHandlers } from '@earshot/platform/messaging';
import { StructuredLogger } from '@earshot/platform/observability';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { FirstRun } from './first-run/first-run';
import { describeFirstRun } from './first-run/describe-first-run';

async function main(): Promise<void> {
  const config = loadConfig(standaloneConfig);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), createHttpAdapter(), { bufferLogs: true });
  app.useLogger(app.get(StructuredLogger));
  configureGateway(app);
  await startMessageHandlers(app);
  await app.listen(config.http.port, config.http.host);
  const address = await app.getUrl();
  say(`Earshot listens on ${address}  (GraphQL /graphql, explorer /graphiql)`);
  await welcomeOwner(app.get(FirstRun), address);
}

// What goes wrong with the welcome is told, and tried again at the next start; the server serves all the same.
async function welcomeOwner(firstRun: FirstRun, address: string): Promise<void> {
  try {
    const welcome = await firstRun.execute(say);
    if (welcome !== null) say(describeFirstRun(welcome, address));
  } catch (error) {
    say(`The demo tracks could not be prepared: ${error instanceof Error ? error.message : String(error)}`);
  }
}

// What is for the person at the terminal goes to standard output; the log goes to standard error.
const say = (text: string): void => void process.stdout.write(`${text}\n`);

runProcess(main);
