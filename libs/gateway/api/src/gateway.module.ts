import { IdentityModule } from '@earshot/gateway/identity';
import { RateLimitStore } from '@earshot/platform/rate-limit';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { ThrottlerModule } from '@nestjs/throttler';
import { AnalysesResolver } from './analyses/analyses.resolver';
import { AudioFilesResolver } from './audio-files/audio-files.resolver';
import { AssistantController } from './assistant/assistant.controller';
import { BatchItemsResolver } from './batches/batch-items.resolver';
import { BatchesResolver } from './batches/batches.resolver';
import { CacheController } from './cache/cache.controller';
import { CacheResolver } from './cache/cache.resolver';
import { ClearAnswers } from './cache/clear-answers';
import { CodeTasksController } from './code-tasks/code-tasks.controller';
import { CompletionsResolver } from './completions/completions.resolver';
import { ExplorerController } from './explorer/explorer.controller';
import type { GatewayOptions } from './gateway-options';
import { GatewaySettings } from './gateway-settings';
import { AuthDirectiveGuard } from './graphql/auth-directive.guard';
import { GraphQlContexts } from './graphql/graphql-contexts';
import { GraphQlOptions } from './graphql/graphql-options';
import { HealthController } from './health/health.controller';
import { MetricsController } from './health/metrics.controller';
import { HttpCallers } from './http/http-callers';
import { HttpExceptionFilter } from './http/http-exception.filter';
import { ApiKeysResolver } from './identity/api-keys.resolver';
import { PublicKeysController } from './identity/public-keys.controller';
import { SessionsResolver } from './identity/sessions.resolver';
import { UsersResolver } from './identity/users.resolver';
import { CallerThrottlerGuard } from './limits/caller-throttler.guard';
import { ModelsResolver } from './models/models.resolver';
import { SwitchApiKey } from './models/switch-api-key';
import { ChatCompletionsController } from './openai-facade/chat-completions.controller';
import { OpenAiModelsController } from './openai-facade/openai-models.controller';
import { CompleteForClient } from './rest-completions/complete-for-client';
import { StemsController } from './stems/stems.controller';
import { StemsResolver } from './stems/stems.resolver';
import { FilesController } from './uploads/files.controller';
import { ReceiveUpload } from './uploads/receive-upload';
import { SendBlob } from './uploads/send-blob';
import { UploadTargets } from './uploads/upload-targets';
import { UploadsController } from './uploads/uploads.controller';
import { RepricingController } from './usage/repricing.controller';
import { UsageController } from './usage/usage.controller';
import { UsageResolver } from './usage/usage.resolver';

const minuteMs = 60_000;

const resolvers = [
  SessionsResolver,
  UsersResolver,
  ApiKeysResolver,
  AudioFilesResolver,
  AnalysesResolver,
  BatchesResolver,
  BatchItemsResolver,
  StemsResolver,
  ModelsResolver,
  CompletionsResolver,
  CacheResolver,
  UsageResolver,
];
const controllers = [
  UploadsController,
  FilesController,
  StemsController,
  ChatCompletionsController,
  OpenAiModelsController,
  AssistantController,
  CodeTasksController,
  CacheController,
  UsageController,
  RepricingController,
  HealthController,
  MetricsController,
  PublicKeysController,
  ExplorerController,
];

/** The edge: GraphQL, uploads, identity, limits. It needs messaging, persistence, blobs and rate limits around it. */
@Module({})
export class GatewayModule {
  static register({ settings, identity }: GatewayOptions): DynamicModule {
    const edge: DynamicModule = {
      module: GatewayEdgeModule,
      imports: [IdentityModule.register(identity)],
      providers: [{ provide: GatewaySettings, useValue: settings }, GraphQlContexts],
      exports: [GatewaySettings, GraphQlContexts, IdentityModule],
    };
    return {
      module: GatewayModule,
      imports: [
        edge,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({ driver: ApolloDriver, imports: [edge], useClass: GraphQlOptions }),
        ThrottlerModule.forRootAsync({
          inject: [RateLimitStore],
          useFactory: (storage: RateLimitStore) => ({ storage, throttlers: [{ ttl: minuteMs, limit: settings.requestsPerMinute }] }),
        }),
      ],
      controllers,
      providers: [
        ...resolvers,
        HttpCallers,
        CompleteForClient,
        SwitchApiKey,
        ClearAnswers,
        UploadTargets,
        ReceiveUpload,
        SendBlob,
        { provide: APP_GUARD, useClass: CallerThrottlerGuard },
        { provide: APP_GUARD, useClass: AuthDirectiveGuard },
        { provide: APP_FILTER, useClass: HttpExceptionFilter },
      ],
      exports: [edge],
    };
  }
}

@Module({})
class GatewayEdgeModule {}
