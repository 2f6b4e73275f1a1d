import { domainIn, routes } from '@event-planner/model';
import { type Deployment, nameIn } from '../../deployment.ts';
import { copiedServers } from '../names.ts';
import { hold } from './hold.ts';
import { promote } from './promote.ts';
import { scaleAll } from './scale.ts';
import { allAtOnce, inOrder, type Machine, otherwise, type State } from './states.ts';
import { attempt, publish, type Tell, telling } from './tell.ts';

/** What the machine uses, by address. */
export interface Means {
  /** The function that asks an address whether it is healthy. */
  readonly probe: string;
  /** The topic that reaches whoever is on call. */
  readonly topic: string;
}

/** Long enough for someone to be woken; after it the extra tasks cost more than they save. */
const approvalSeconds = 3600;
/** Where people are sent is changed at once or, if that cannot be, when everything else is done. */
const briefly = { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 3 };
/** Some ten hours: as long as losses of a region have lasted. */
const patiently = { ErrorEquals: ['States.ALL'], IntervalSeconds: 30, BackoffRate: 1.5, MaxDelaySeconds: 600, MaxAttempts: 65 };

export const machineName = (deployment: Deployment): string => nameIn(deployment, 'failover');

/**
 * Into this region, as a state machine of it: nothing of the lost region is asked for anything.
 *
 * Input `{"approved": true}`, by a person, does it. Anything else, which is what the alarm sends, does what can be undone and asks:
 * promoting forks the data for good, and what the primary wrote in its last seconds is lost, so a broken probe, a deployment gone wrong
 * or a network between the regions must not decide it. Tasks meanwhile grow to the size they will need, so that asking costs no time.
 */
export function failoverDefinition(deployment: Deployment, means: Means): Machine & { readonly Comment: string } {
  const { system, environmentName, region } = deployment;
  const tell = telling(deployment, means.topic);
  const all = (role: Deployment['role'], why: string): readonly Machine[] => scaleAll(deployment, { role, why, tell });
  const begin = inOrder(
    ['is it decided?', { Type: 'Choice', Choices: [{ And: approved, Next: 'tell that it begins' }], Default: 'prepare and ask' }],
    ['prepare and ask', { ...allAtOnce([...all('primary', 'prepare'), ask(deployment, means)]), ...otherwise('step back') }],
    ['tell that it begins', tell(`is moving to ${region}`, 'take over')],
    ['take over', { ...allAtOnce([...takingOver(deployment, tell), ...all('primary', 'take over')]), ...otherwise('tell that it failed') }],
    ['verify', { ...verify(deployment, means), ...otherwise('tell that it failed') }],
    ['tell that it is served', tell(`is served from ${region}; the other region must not write when it is back`, 'hold for good')],
    [
      'hold for good',
      { ...allAtOnce([hold(deployment, { why: 'for good', retry: patiently })]), ...otherwise('tell to hold'), Next: 'moved' },
    ],
    ['tell to hold', tell('could not hold its addresses in this region; do it by hand', 'moved')],
    ['moved', { Type: 'Succeed' }],
    ['step back', { ...allAtOnce(all('standby', 'step back')), ...otherwise('tell that it stays') }],
    ['tell that it stays', tell(`stays where it is: nobody decided to move it to ${region}`, 'moved not')],
    ['moved not', { Type: 'Succeed' }],
    ['tell that it failed', tell(`could not be moved to ${region}; go on by hand`, 'failed')],
    ['failed', { Type: 'Fail', Error: 'NotMoved', Cause: 'The execution history says which step failed.' }],
  );
  return { Comment: `${system.title} ${environmentName}: into ${region}`, ...begin };
}

const approved = [
  { Variable: '$.approved', IsPresent: true },
  { Variable: '$.approved', BooleanEquals: true },
];

/** At once: every minute counts, and no step needs another's result. What is written before its database is promoted is refused. */
const takingOver = (deployment: Deployment, tell: Tell): readonly Machine[] => [
  attempt(hold(deployment, { why: 'for now', retry: briefly }), 'hold people here at once', tell),
  ...copiedServers(deployment).map(server => attempt(promote(deployment, server), `promote ${server.name}`, tell)),
];

/** The answer is a command: whoever has the right to move the system has the right to run it. */
function ask({ system, environmentName, region }: Deployment, { topic }: Means): Machine {
  const question = publish(topic, {
    subject: `${system.title} ${environmentName}: move it to ${region}?`,
    text:
      `${system.title} ${environmentName} does not answer in its primary region. See docs/runbooks/region.md. To move it to ${region}: ` +
      `aws stepfunctions send-task-success --region ${region} --task-output true --task-token {}`,
    path: '$$.Task.Token',
  });
  return inOrder(['ask', { ...question, Resource: `${String(question['Resource'])}.waitForTaskToken`, TimeoutSeconds: approvalSeconds }]);
}

/** Through the front door: every route, by the name people use, until it leads to a task that answers, be it with a refusal. */
const verify = ({ system, environmentName }: Deployment, { probe }: Means): State =>
  allAtOnce(
    routes(system)
      .filter(({ socket }) => !socket)
      .map(({ prefix: path }) => inOrder([`ask ${path}`, invoke(probe, { host: domainIn(system, environmentName).api, path })])),
  );

const invoke = (probe: string, payload: object): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: probe, Payload: payload },
  Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 60 }],
  ResultPath: null,
});
