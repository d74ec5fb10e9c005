export { AiRouterModule } from './ai-router.module';
export { aiRouterOptions, type AiRouterOptions, type ProviderAccess } from './ai-router-options';
