import type { LocalRule } from './local-question';
import { signature } from './signature';

/** Says what is missing, where nobody else could ever have been asked. */
export const sayNoModel: LocalRule = ({ isAlone, task }) =>
  isAlone === true
    ? [
        'No model is set up here, and the rules have nothing to say to this.',
        `To have ${task} answered by a model, give the server the key of a provider (for example OPENROUTER_API_KEY), run Ollama beside it, or name your own models in EARSHOT_CATALOGUE.`,
        'Without one, the rules review and debug code, outline designs and documents, summarise, read measurements, and reckon and explain terms of music and software.',
        signature('nothing was asked'),
      ].join('\n\n')
    : undefined;
