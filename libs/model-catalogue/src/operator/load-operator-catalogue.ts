import { readFileSync } from 'node:fs';
import { builtinCatalogue } from '../catalogue/builtin-catalogue';
import { builtinPriceBook } from '../prices/builtin-price-book';
import { extendCatalogue, type PricedCatalogue } from './extend-catalogue';
import { InvalidCatalogueError } from './invalid-catalogue.error';
import type { OperatorCatalogue } from './operator-catalogue';
import { parseOperatorCatalogue } from './parse-operator-catalogue';

/** Where a provider of the operator is, and which environment variable holds its key. */
export interface OperatorAccess {
  readonly name: string;
  readonly baseUrl: string | undefined;
  readonly apiKeyEnv: string | undefined;
}

export interface LoadedCatalogue extends PricedCatalogue {
  /** How the providers that the operator named are reached. */
  readonly access: readonly OperatorAccess[];
}

/**
 * Reads the operator's catalogue when a process starts.
 *
 * @param path of `EARSHOT_CATALOGUE`; undefined where there is none
 * @throws InvalidCatalogueError that names line and field
 */
export function loadOperatorCatalogue(path: string | undefined): LoadedCatalogue {
  if (path === undefined) return { catalogue: builtinCatalogue, priceBook: builtinPriceBook, access: [] };
  const operator = parseOperatorCatalogue(readText(path), path);
  const access = operator.providers.map(({ name, baseUrl, apiKeyEnv }) => ({ name, baseUrl, apiKeyEnv }));
  refuseUnreachable(operator);
  return { ...extendCatalogue(operator), access };
}

function refuseUnreachable({ providers }: OperatorCatalogue): void {
  const known = new Set(builtinCatalogue.providers.map(({ name }) => name));
  const unreachable = providers.filter(({ name, baseUrl }) => baseUrl === undefined && !known.has(name));
  if (unreachable.length > 0) throw new InvalidCatalogueError(unreachable.map(({ name }) => `The provider ${name} has no "baseUrl".`));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InvalidCatalogueError([`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
