export { RateLimitStore, type RateLimitDecision, type RateLimitRule } from './rate-limit-store';
