import { z } from 'zod';
import { targetOf } from './request-target';
import { sendRequest } from './send-request';

const listBody = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) });

/** @returns the names of the models that a provider lists at `<base URL>/models`; none where it cannot be reached. */
export async function listModelsAt(baseUrl: string, { timeoutMs }: { readonly timeoutMs: number }): Promise<readonly string[]> {
  try {
    const url = new URL(`${baseUrl.replace(/\/$/, '')}/models`);
    const response = await sendRequest(targetOf({ url, method: 'GET' }), { timeoutMs });
    const body = listBody.safeParse(await response.json());
    return response.ok && body.success ? body.data.data.map(({ id }) => id) : [];
  } catch {
    return [];
  }
}
