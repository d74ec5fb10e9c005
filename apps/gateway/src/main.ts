import 'reflect-metadata';
import { configureGateway, createHttpAdapter } from '@earshot/gateway/api';
import { gatewayConfig, loadConfig, runProcess } from '@earshot/platform/config';
import { startMessageHandlers } from '@earshot/platform/messaging';
import { StructuredLogger } from '@earshot/platform/observability';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';

async function main(): Promise<void> {
  const config = loadConfig(gatewayConfig);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), createHttpAdapter(), { bufferLogs: true });
  app.useLogger(app.get(StructuredLogger));
  configureGateway(app);
  await app.listen(config.http.port, config.http.host);
  await startMessageHandlers(app);
}

runProcess(main);
