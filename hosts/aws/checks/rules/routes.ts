import { deployablesIn, type Route, routes } from '@event-planner/model';
import { type Deployment, nameIn } from '../../deployment.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf, targetOf } from '../template/resources.ts';
import { at, fieldsIn, listAt, textAt, textsAt } from '../template/values.ts';

const type = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** Every route leads to the service that claims it, on every listener that has rules; no priority is used twice. */
export function checkRoutes(subject: Subject): readonly Finding[] {
  const rules = resourcesOf(subject, type).filter(({ properties }) => patternsOf(properties).length > 0);
  return [
    ...subject.deployments.flatMap(deployment => {
      const here = rules.filter(({ stack }) => stack.region === deployment.region);
      const listeners = [...Map.groupBy(here, rule => listenerOf(subject, rule)).values()];
      return routes(subject.system).flatMap(route => [
        ...(listeners.length === 0
          ? [finding(`${route.prefix} in ${deployment.region}`, 'the route leads nowhere', `lead it to ${route.service}`)]
          : []),
        ...listeners.flatMap(ofListener => astray(subject, { deployment, route, rules: ofListener })),
      ]);
    }),
    ...twice(subject, resourcesOf(subject, type)),
  ];
}

interface Claim {
  readonly deployment: Deployment;
  readonly route: Route;
  readonly rules: readonly Placed[];
}

/** As the load balancer decides: the first rule whose pattern fits. */
function astray(subject: Subject, { deployment, route: { prefix, service }, rules }: Claim): readonly Finding[] {
  const place = deployablesIn(subject.system, subject.environmentName).find(({ services }) =>
    services.some(({ name }) => name === service),
  );
  const wanted = nameIn(deployment, place?.name ?? service);
  return [prefix, `${prefix}/anything`].flatMap(path => {
    const first = rules
      .filter(({ properties }) => patternsOf(properties).some(pattern => fits(pattern, path)))
      .toSorted((a, b) => Number(a.properties['Priority']) - Number(b.properties['Priority']))[0];
    const behind = first ? servicesBehind(subject, first) : [];
    if (behind.includes(wanted)) return [];
    return [
      finding(first?.where ?? rules[0]?.where ?? prefix, `${path} leads to ${behind.join(', ') || 'nobody'}`, `lead it to ${wanted}`),
    ];
  });
}

const fits = (pattern: string, path: string): boolean =>
  new RegExp(
    `^${RegExp.escape(pattern)
      .replaceAll(String.raw`\*`, '.*')
      .replaceAll(String.raw`\?`, '.')}$`,
  ).test(path);

const listenerOf = (subject: Subject, { stack, properties }: Placed): string => {
  const listener = targetOf(subject, stack, properties['ListenerArn']);
  return listener ? `${listener.stack.id}/${listener.id}` : JSON.stringify(properties['ListenerArn']);
};

const finding = (where: string, what: string, cure: string): Finding => ({ check: 'routes', where, what, cure });

const patternsOf = (properties: Placed['properties']): readonly string[] =>
  listAt(properties, 'Conditions').flatMap(condition => [
    ...textsAt(condition, 'PathPatternConfig', 'Values'),
    ...textsAt(condition, 'Values'),
  ]);

/** Names of ECS services that a rule's target groups belong to. */
function servicesBehind(subject: Subject, rule: Placed): readonly string[] {
  const groups = [...fieldsIn(rule.properties['Actions'])]
    .map(fields => fields['TargetGroupArn'])
    .map(arn => targetOf(subject, rule.stack, arn))
    .filter(group => group !== undefined)
    .map(({ stack, id }) => `${stack.id}/${id}`);
  return resourcesOf(subject, 'AWS::ECS::Service')
    .filter(({ stack, properties }) =>
      listAt(properties, 'LoadBalancers').some(balancer => {
        const group = targetOf(subject, stack, at(balancer, 'TargetGroupArn'));
        return group !== undefined && groups.includes(`${group.stack.id}/${group.id}`);
      }),
    )
    .map(({ properties }) => textAt(properties, 'ServiceName') ?? '');
}

function twice(subject: Subject, rules: readonly Placed[]): readonly Finding[] {
  const claims = Map.groupBy(rules, rule => `${listenerOf(subject, rule)} ${String(rule.properties['Priority'])}`);
  return [...claims.values()].flatMap(same =>
    same
      .slice(1)
      .map(rule =>
        finding(
          rule.where,
          `its priority ${String(rule.properties['Priority'])} is taken by ${same[0]?.where}`,
          'derive priorities from the route table',
        ),
      ),
  );
}
