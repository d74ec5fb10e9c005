import { plain } from './plain';
import type { ChatBody, ProviderDialect } from './provider-dialect';

/** Models that think before they write sample at one temperature only, and refuse to be told another. */
const reasoningModel = /^(?:gpt-5|o\d)/;

function adjust(body: ChatBody): ChatBody {
  const { temperature: _fixed, top_p: _unused, ...rest } = body;
  return reasoningModel.test(String(body['model'])) ? rest : body;
}

/** OpenAI itself. */
export const openai: ProviderDialect = { ...plain, adjust };
