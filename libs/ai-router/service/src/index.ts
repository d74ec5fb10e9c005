export { AiRouterModule } from './ai-router.module';
export type { AiRouterSettings, ProviderAccess } from './ai-router-settings';
export { RouterRuntime } from './runtime/router-runtime';
