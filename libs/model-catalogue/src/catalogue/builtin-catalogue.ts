import { builtinModels } from '../models/builtin-models';
import { builtinProviders } from '../providers/builtin-providers';
import { builtinRoutes } from '../routes/builtin-routes';
import { modelCatalogue } from './model-catalogue';

/** The catalogue that Earshot ships with. */
export const builtinCatalogue = modelCatalogue.parse({ providers: builtinProviders, models: builtinModels, routes: builtinRoutes });
