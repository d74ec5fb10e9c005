import { type ArgumentsHost, Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { type HandlerDefinition, handlerPattern } from './handler-definition';

/** Lets errors reach the transport as they were thrown; Nest's own filter would replace them by "Internal server error". */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown, _host: ArgumentsHost): Observable<never> {
    return throwError(() => error);
  }
}

const passErrorsOn = new PassErrorsOn();

/** Registers a controller method as the handler of a message; its arguments are the payload and the MessageContext. */
export function applyHandler(
  definition: HandlerDefinition,
  target: object,
  methodName: string | symbol,
  descriptor: PropertyDescriptor,
): void {
  const Pattern = definition.kind === 'event' ? EventPattern : MessagePattern;
  Pattern(handlerPattern(definition), { definition })(target, methodName, descriptor);
  UseFilters(passErrorsOn)(target, methodName, descriptor);
  Payload()(target, methodName, 0);
  Ctx()(target, methodName, 1);
}
