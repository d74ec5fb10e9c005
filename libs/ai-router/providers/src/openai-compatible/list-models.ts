import { z } from 'zod';
import { boundedFetch } from './bounded-fetch';

const listBody = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** @returns the names of the models that a provider lists at `<base URL>/models`; none where it cannot be reached. */
export async function listModelsAt(baseUrl: string, { timeoutMs }: { readonly timeoutMs: number }): Promise<readonly string[]> {
  try {
    const response = await boundedFetch(`${baseUrl.replace(/\/$/, '')}/models`, { signal: AbortSignal.timeout(timeoutMs) });
    const body = listBody.safeParse(await response.json());
    return response.ok && body.success ? body.data.data.map(({ id }) => id) : [];
  } catch {
    return [];
  }
}
