import { Problem } from '@event-planner/contracts/http';
import { ApiError } from './api-error.ts';

export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  return new ApiError(response.status, Problem.safeParse(body).data);
}
