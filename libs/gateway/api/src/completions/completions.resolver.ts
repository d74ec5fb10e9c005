import { completeTask, type CallerIdentity, type CompletionRequest } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Args, Mutation, Resolver, Subscription } from '@nestjs/graphql';
import { Caller } from '../graphql/caller.decorator';
import type {
  MutationAskArgs,
  MutationAskBatchArgs,
  MutationDebugCodeArgs,
  MutationDesignArchitectureArgs,
  MutationReviewCodeArgs,
  SubscriptionCompletionStreamArgs,
} from '../schema-types.generated';
import { askBatch } from './ask-batch';
import { expectCompletion } from './expect-completion';
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
  askBatch(@Args() { inputs }: MutationAskBatchArgs, @Caller() caller: CallerIdentity) {
    return askBatch(this.bus, inputs, caller);
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
    return expectCompletion(async () => this.bus.request(completeTask, order(), { caller }));
  }
}
