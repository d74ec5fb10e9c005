import { defineSection } from '../setting';
import { text } from '../values/text';

/** What the operator adds to the models that Earshot knows. */
export const catalogueSection = defineSection({
  path: {
    env: 'EARSHOT_CATALOGUE',
    schema: text('the path of a JSON file').optional(),
    description: 'JSON file with providers, models, aliases and routes of your own; see docs/catalogue.md.',
  },
});
