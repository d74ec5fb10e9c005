export { builtinCatalogue } from './catalogue/builtin-catalogue';
export { findModel, findProvider, findRoute } from './catalogue/find-in-catalogue';
export { modelCatalogue, type ModelCatalogue } from './catalogue/model-catalogue';
export { catalogueModel, type CatalogueModel } from './models/catalogue-model';
export { builtinPriceBook } from './prices/builtin-price-book';
export { findPrice, findPriceIn } from './prices/find-price';
export { modelPrice, priceBook, type ModelPrice, type PriceBook } from './prices/price-book';
export { providerDescription, type ProviderDescription } from './providers/provider-description';
export { taskRoute, type TaskRoute } from './routes/task-route';
