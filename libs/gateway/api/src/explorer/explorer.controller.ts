import { EarshotError } from '@earshot/contracts';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GatewaySettings } from '../gateway-settings';

const staticPath = '/graphiql/static/';

/** The GraphQL explorer; everything it loads comes from this process. Its megabytes are read when somebody looks at it. */
@Controller('graphiql')
export class ExplorerController {
  constructor(private readonly settings: GatewaySettings) {}

  @Get()
  async page(@Res() reply: FastifyReply): Promise<void> {
    this.refuseInProduction();
    const { ruruHTML } = await import('ruru/server');
    void reply.type('text/html; charset=utf-8').send(ruruHTML({ staticPath, endpoint: '/graphql', subscriptionEndpoint: '/graphql' }));
  }

  @Get('static/*')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.refuseInProduction();
    const { getStaticFile } = await import('ruru/static');
    const [urlPath = ''] = request.url.split('?');
    const file = await getStaticFile({ staticPath, urlPath, acceptEncoding: request.headers['accept-encoding'] });
    if (file === null || file === undefined) throw new EarshotError('NOT_FOUND', 'There is no such file.');
    void reply.headers(file.headers).send(file.content);
  }

  private refuseInProduction(): void {
    if (this.settings.isProduction) throw new EarshotError('NOT_FOUND', 'There is no explorer here.');
  }
}
