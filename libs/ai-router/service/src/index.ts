export { AiRouterModule } from './ai-router.module';
export type { AiRouterOptions, ProviderAccess } from './ai-router-options';
export { aiRouterOptions, type RouterConfiguration } from './configured-options';
