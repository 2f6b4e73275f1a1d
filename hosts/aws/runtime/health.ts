import type { ServerResponse } from 'node:http';
import type { System } from '@event-planner/model';
import { problemType, refuse, toProblem } from '@event-planner/platform/errors';
import { newId } from '@event-planner/platform/ids';
import type { RunningService } from '@event-planner/platform/service';

/** Answers for several services at once what each of them answers for itself; undefined for any other path. */
export function healthOf(
  { edge: { health } }: Pick<System, 'edge'>,
  services: ReadonlyMap<string, RunningService>,
): (path: string) => ((response: ServerResponse) => Promise<void>) | undefined {
  const ready = `${health.path}/ready`;
  const ask = async (path: string): Promise<readonly string[]> => {
    const answers = await Promise.all(
      [...services].map(async ([name, { http }]) => ({ name, status: (await http.inject({ method: 'GET', url: path })).statusCode })),
    );
    return answers.filter(({ status }) => status !== 200).map(({ name }) => name);
  };
  return path => {
    if (path !== health.path && path !== ready) return undefined;
    return async response => {
      const ill = await ask(path);
      if (ill.length > 0) return sendProblem(response, refuse('unavailable', `not ready: ${ill.join(', ')}`));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ services: [...services.keys()], status: 'ok' }));
    };
  };
}

export function sendProblem(response: ServerResponse, error: unknown): void {
  const problem = toProblem(error, newId());
  response.statusCode = problem.status;
  response.setHeader('content-type', problemType);
  response.end(JSON.stringify(problem));
}
