import { createServer, type Server, type ServerResponse } from 'node:http';
import { Inject, Logger, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics } from '../metrics/metrics';
import { Readiness } from './readiness';

export interface ProbeServerOptions {
  readonly service: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

const probeServerOptions = Symbol('ProbeServerOptions');

/**
 * Answers `/health/live`, `/health/ready`, `/health` and `/metrics` on a port of its own, apart from what is public.
 * It needs `ObservabilityModule` and `ReadinessModule` beside it.
 */
@Module({})
export class ProbeServerModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ProbeServerModule.name);
  private server: Server | undefined;

  constructor(
    private readonly metrics: Metrics,
    private readonly readiness: Readiness,
    @Inject(probeServerOptions) private readonly options: ProbeServerOptions,
  ) {}

  static forRoot(options: ProbeServerOptions): DynamicModule {
    return { module: ProbeServerModule, providers: [{ provide: probeServerOptions, useValue: options }] };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { host, port, service } = this.options;
    const server = createServer((request, response) => void this.answer(request.url ?? '/', response));
    this.server = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    this.logger.log({ message: 'Probes and metrics are served.', service, address: server.address() });
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    const { service } = this.options;
    switch (new URL(url, 'http://probe').pathname) {
      case '/health':
      case '/health/live':
        return sendJson(response, 200, { status: 'healthy', service });
      case '/health/ready': {
        const { isReady, ...report } = await this.readiness.report();
        return sendJson(response, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', service, ...report });
      }
      case '/metrics':
        response.writeHead(200, { 'content-type': this.metrics.contentType }).end(await this.metrics.render());
        return;
      default:
        sendJson(response, 404, {
          error: { code: 'NOT_FOUND', message: 'Only /health, /health/live, /health/ready and /metrics are here.' },
        });
    }
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
