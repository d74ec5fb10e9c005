import 'reflect-metadata';
import { bodyLimitBytes, configureGateway } from '@earshot/gateway/api';
import { gatewayConfig, loadConfig } from '@earshot/platform/config';
import { startMessageHandlers } from '@earshot/platform/messaging';
import { StructuredLogger } from '@earshot/platform/observability';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';

async function main(): Promise<void> {
  const config = loadConfig(gatewayConfig);
  const adapter = new FastifyAdapter({ bodyLimit: bodyLimitBytes });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config), adapter, { bufferLogs: true });
  app.useLogger(app.get(StructuredLogger));
  configureGateway(app);
  await app.listen(config.http.port, config.http.host);
  await startMessageHandlers(app);
}

void main();
