import 'reflect-metadata';
import { aiRouterConfig, loadConfig, runProcess } from '@earshot/platform/config';
import { messageServerOptions, startMessageHandlers } from '@earshot/platform/messaging';
import { StructuredLogger } from '@earshot/platform/observability';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

async function main(): Promise<void> {
  const root = AppModule.forRoot(loadConfig(aiRouterConfig));
  const app = await NestFactory.createMicroservice(root, { ...messageServerOptions, bufferLogs: true });
  app.useLogger(app.get(StructuredLogger));
  app.enableShutdownHooks();
  await startMessageHandlers(app);
}

runProcess(main);
