import { Problem } from '@event-planner/contracts/http';
import { i18n } from '../i18n/language.ts';
import { ApiError } from './api-error.ts';
import { inWords } from './refusal-words.ts';

export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = Problem.safeParse(body).data;
  return new ApiError(response.status, problem, { words: problem ? await inWords(problem) : i18n.t('state.errorText') });
}
