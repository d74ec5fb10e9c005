import { completeTask, EarshotError, isEarshotError, type CallerIdentity, type CompletionRequest } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Resolver, Subscription } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import { expecting } from '../graphql/user-errors';
import type {
  MutationAskArgs,
  MutationDebugCodeArgs,
  MutationDesignArchitectureArgs,
  MutationReviewCodeArgs,
  SubscriptionCompletionStreamArgs,
} from '../schema-types.generated';
import { orderOf, orderOfQuestion } from './completion-order';
import { followCompletion, type ShownDelta } from './follow-completion';

@Resolver()
export class CompletionsResolver {
  constructor(private readonly bus: MessageBus) {}

  @Mutation()
  ask(@Args() { input }: MutationAskArgs, @Caller() caller: CallerIdentity) {
    return this.complete(() => orderOfQuestion(input), caller);
  }

  @Mutation()
  reviewCode(@Args() { input }: MutationReviewCodeArgs, @Caller() caller: CallerIdentity) {
    const { repoId, filePath, fileContent, language, cursorContext } = input;
    const values = { repo_id: repoId, file_path: filePath, file_content: fileContent, language, cursor_context: cursorContext };
    return this.complete(() => orderOf('code_review', values), caller);
  }

  @Mutation()
  debugCode(@Args() { input: { fileName, code, errorLog } }: MutationDebugCodeArgs, @Caller() caller: CallerIdentity) {
    return this.complete(() => orderOf('debugging', { file_name: fileName, code, error_log: errorLog }), caller);
  }

  @Mutation()
  designArchitecture(@Args() { input }: MutationDesignArchitectureArgs, @Caller() caller: CallerIdentity) {
    const { userRequest, techStack, scale, database } = input;
    return this.complete(() => orderOf('architecture', { user_request: userRequest, tech_stack: techStack, scale, database }), caller);
  }

  @Subscription('completionStream', { resolve: (delta: ShownDelta) => delta })
  completionStream(@Args() { input }: SubscriptionCompletionStreamArgs, @Caller() caller: CallerIdentity): AsyncIterable<ShownDelta> {
    return followCompletion(this.bus, orderOfQuestion(input), caller);
  }

  private complete(order: () => CompletionRequest, caller: CallerIdentity) {
    return expecting(['INVALID_INPUT', 'BUDGET_EXCEEDED', 'SECRET_DETECTED', 'PROVIDERS_UNAVAILABLE'], async () => ({
      __typename: 'Completion',
      ...(await this.bus.request(completeTask, order(), { caller }).catch(asInput)),
    }));
  }
}

/** A task or template that is not there is a mistake in the input. */
function asInput(error: unknown): never {
  if (!isEarshotError(error, 'NOT_FOUND')) throw error;
  throw new EarshotError('INVALID_INPUT', error.message, { details: { field: 'task' }, cause: error });
}
