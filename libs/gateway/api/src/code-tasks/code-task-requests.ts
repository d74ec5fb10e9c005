import type { CompletionRequest } from '@earshot/contracts';
import { z } from 'zod';
import { orderOf } from '../completions/completion-order';
import { readBody } from '../http/read-body';

const given = z.string().min(1);
const optional = z.string().nullish();

const reviewRequest = z.object({ repo_id: optional, file_path: given, file_content: given, language: given, cursor_context: optional });
const debugRequest = z.object({ file_name: given, code: given, error_log: given });
const architectureRequest = z.object({ user_request: given, tech_stack: optional, scale: optional, database: optional });

/** The fields are named as the variables of the prompts are. */
const orderFrom =
  (task: string, schema: z.ZodObject<Record<string, typeof given | typeof optional>>) =>
  (body: unknown): CompletionRequest =>
    orderOf(task, readBody(schema, body));

/** Reads the body of `POST /process-review`. @throws EarshotError INVALID_INPUT with the field in details */
export const readReviewRequest = orderFrom('code_review', reviewRequest);

/** Reads the body of `POST /process-debug`. @throws EarshotError INVALID_INPUT with the field in details */
export const readDebugRequest = orderFrom('debugging', debugRequest);

/** Reads the body of `POST /generate-architecture`. @throws EarshotError INVALID_INPUT with the field in details */
export const readArchitectureRequest = orderFrom('architecture', architectureRequest);
