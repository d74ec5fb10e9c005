import { Catch, type RpcExceptionFilter, UseFilters } from '@nestjs/common';
import { EventPattern, MessagePattern } from '@nestjs/microservices';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants';
import { type HandlerDefinition, handlerPattern } from './handler-definition';

/** Lets errors reach the transport as they were thrown; Nest's own filter would replace them by "Internal server error". */
@Catch()
class PassErrorsOn implements RpcExceptionFilter {
  catch(error: unknown): never {
    throw error;
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
  // No parameter is marked, so Nest passes both arguments on as they are. Marked ones go through its pipes one by one, which
  // costs several times what a call costs otherwise, and what comes is validated by its contract.
  Reflect.defineMetadata(PARAM_ARGS_METADATA, {}, target.constructor, methodName);
}
