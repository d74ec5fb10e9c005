import { EarshotError, isEarshotError } from '@earshot/contracts';
import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import type { FastifyRequest } from 'fastify';
import type { GraphQlContext } from '../graphql/graphql-context';
import { HttpCallers } from '../http/http-callers';

/** Subscriptions have no reply whose headers could tell the limit. */
const nowhere = { header: () => undefined };

/**
 * Counts requests per user, or per address for strangers, all routes and fields together; each root field of an
 * operation counts, so that aliases are no way around.
 */
@Injectable()
export class CallerThrottlerGuard extends ThrottlerGuard {
  @Inject() private readonly callers!: HttpCallers;

  protected override shouldSkip(context: ExecutionContext): Promise<boolean> {
    return Promise.resolve(context.getType<string>() === 'rpc' || isProbe(context));
  }

  protected override getRequestResponse(context: ExecutionContext): { req: Record<string, unknown>; res: Record<string, unknown> } {
    if (context.getType<string>() !== 'graphql') {
      const http = context.switchToHttp();
      return { req: { http: http.getRequest<FastifyRequest>() }, res: http.getResponse() };
    }
    const graphQl = GqlExecutionContext.create(context).getContext<GraphQlContext>();
    return { req: { graphQl }, res: (graphQl.reply ?? nowhere) as unknown as Record<string, unknown> };
  }

  protected override async getTracker(req: Record<string, unknown>): Promise<string> {
    const { graphQl, http } = req as { graphQl?: GraphQlContext; http?: FastifyRequest };
    if (graphQl !== undefined) return trackerOf(graphQl.caller?.userId, graphQl.ipAddress);
    return http === undefined ? 'ip:unknown' : trackerOf(await this.identify(http), http.ip);
  }

  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  // The base tells the limit to those who are let in, and when to come again to those who are not.
  protected override throwThrottlingException(context: ExecutionContext, refused: ThrottlerLimitDetail): Promise<void> {
    const { res } = this.getRequestResponse(context);
    const { limit, timeToExpire, timeToBlockExpire } = refused;
    this.setResponseHeader(res, `${this.headerPrefix}-Limit`, limit);
    this.setResponseHeader(res, `${this.headerPrefix}-Remaining`, 0);
    this.setResponseHeader(res, `${this.headerPrefix}-Reset`, timeToExpire);
    throw new EarshotError('RATE_LIMITED', 'Too many requests', { details: { retryAfterSeconds: timeToBlockExpire } });
  }

  private async identify(request: FastifyRequest): Promise<string | undefined> {
    try {
      return (await this.callers.find(request))?.userId;
    } catch (error) {
      if (isEarshotError(error, 'UNAUTHENTICATED')) return undefined;
      throw error;
    }
  }
}

const trackerOf = (userId: string | undefined, ipAddress: string): string => (userId === undefined ? `ip:${ipAddress}` : `user:${userId}`);

const isProbe = (context: ExecutionContext): boolean =>
  context.getType<string>() === 'http' && /^\/(health|metrics)(\/|$)/.test(context.switchToHttp().getRequest<FastifyRequest>().url);
