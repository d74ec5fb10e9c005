import { cloudShapes } from './cloud-shapes';
import { developerToolShapes } from './developer-tool-shapes';
import { generalShapes } from './general-shapes';
import { messagingAndCommerceShapes } from './messaging-and-commerce-shapes';
import { modelProviderShapes } from './model-provider-shapes';
import type { TokenShape } from './token-shape';

/** Every token that is known by its shape; where two fit, the first says of which kind it is. */
export const tokenShapes: readonly TokenShape[] = [
  ...modelProviderShapes,
  ...messagingAndCommerceShapes,
  ...developerToolShapes,
  ...cloudShapes,
  ...generalShapes,
];
