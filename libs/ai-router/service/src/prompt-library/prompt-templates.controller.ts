import { listPromptTemplates, type PromptTemplateView } from '@earshot/contracts';
import { HandleRequest } from '@earshot/platform/messaging';
import { Controller } from '@nestjs/common';
import { PromptLibrary } from './prompt-library';

@Controller()
export class PromptTemplatesController {
  constructor(private readonly prompts: PromptLibrary) {}

  @HandleRequest(listPromptTemplates)
  list(): { templates: PromptTemplateView[] } {
    const templates = this.prompts
      .list()
      .map(({ task, system, user, settings: { version, description, variables, maxTokens, temperature } }) => ({
        ...{ name: task, task, version, description, variables },
        ...{ system, user, maxTokens, temperature },
      }));
    return { templates };
  }
}
