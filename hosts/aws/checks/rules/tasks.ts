import { deployablesIn, type Deployable } from '@event-planner/model';
import { type Deployment, nameIn } from '../../deployment.ts';
import { portOf } from '../../network/connections.ts';
import type { Finding } from '../finding.ts';
import type { Subject } from '../subject.ts';
import { type Placed, resourcesOf, targetOf } from '../template/resources.ts';
import { at, isFields, listAt, numberAt, textAt } from '../template/values.ts';

/** Tasks and their services fit together, and the model: the validator looks at each resource alone. */
export const checkTasks = (subject: Subject): readonly Finding[] => [
  ...resourcesOf(subject, 'AWS::ECS::Service').flatMap(service => [
    ...reaches(subject, service),
    ...connects(subject, service),
    ...shifts(service),
  ]),
  ...resourcesOf(subject, 'AWS::ECS::TaskDefinition').flatMap(fits),
  ...resourcesOf(subject, 'AWS::ElasticLoadBalancingV2::TargetGroup').flatMap(asksInTime),
  ...subject.deployments.flatMap(deployment =>
    deployablesIn(subject.system, subject.environmentName).flatMap(deployable => runs(subject, deployment, deployable)),
  ),
];

const finding = ({ where }: Pick<Placed, 'where'>, what: string, cure: string): Finding => ({ check: 'tasks', where, what, cure });

const containersOf = (task: Placed | undefined) => listAt(task?.properties, 'ContainerDefinitions').filter(isFields);

const portsOf = (task: Placed | undefined, container?: string) =>
  containersOf(task)
    .filter(({ Name }) => container === undefined || Name === container)
    .flatMap(({ PortMappings }) => listAt(PortMappings));

/** A load balancer speaks to a port that a container listens on. */
function reaches(subject: Subject, service: Placed): readonly Finding[] {
  const task = targetOf(subject, service.stack, service.properties['TaskDefinition']);
  return listAt(service.properties, 'LoadBalancers').flatMap(balancer => {
    const [container = '', port] = [textAt(balancer, 'ContainerName'), numberAt(balancer, 'ContainerPort')];
    const group = targetOf(subject, service.stack, at(balancer, 'TargetGroupArn'));
    const groupPort = numberAt(group?.properties, 'Port');
    return [
      ...(portsOf(task, container).some(mapping => numberAt(mapping, 'ContainerPort') === port)
        ? []
        : [finding(service, `people are sent to ${container}:${port}, where nothing listens`, "map the service's port")]),
      ...(groupPort === undefined || groupPort === port
        ? []
        : [finding(service, `its target group is for port ${groupPort}, its container for ${port}`, 'take both from the manifest')]),
    ];
  });
}

function connects(subject: Subject, service: Placed): readonly Finding[] {
  const task = targetOf(subject, service.stack, service.properties['TaskDefinition']);
  return listAt(service.properties, 'ServiceConnectConfiguration', 'Services')
    .map(one => textAt(one, 'PortName'))
    .filter(name => !portsOf(task).some(mapping => textAt(mapping, 'Name') === name))
    .map(name => finding(service, `others find it by the port ${name}, which its task does not name`, 'name the port mapping'));
}

/** ECS asks for the pace of a shift when it is deployed; until then nobody notices that it is missing. */
function shifts(service: Placed): readonly Finding[] {
  const configuration = at(service.properties, 'DeploymentConfiguration');
  const strategy = textAt(configuration, 'Strategy');
  const needed = strategy === 'CANARY' ? 'CanaryConfiguration' : strategy === 'LINEAR' ? 'LinearConfiguration' : undefined;
  const shifting = strategy !== undefined && strategy !== 'ROLLING';
  return [
    ...(needed !== undefined && at(configuration, needed) === undefined
      ? [finding(service, `${strategy} says nothing of its pace`, `set ${needed}`)]
      : []),
    ...(shifting && listAt(service.properties, 'LoadBalancers').some(balancer => at(balancer, 'AdvancedConfiguration') === undefined)
      ? [finding(service, `${strategy} has no second target group`, 'set AdvancedConfiguration')]
      : []),
  ];
}

/** Containers together take no more than their task has, and none is privileged. */
function fits(task: Placed): readonly Finding[] {
  const sum = (name: string): number => containersOf(task).reduce((all, container) => all + (numberAt(container, name) ?? 0), 0);
  const [cpu = Infinity, memory = Infinity] = [numberAt(task.properties, 'Cpu'), numberAt(task.properties, 'Memory')];
  return [
    ...(sum('Cpu') > cpu ? [finding(task, `its containers want ${sum('Cpu')} CPU units of ${cpu}`, 'share what the manifest states')] : []),
    ...(sum('Memory') > memory
      ? [finding(task, `its containers want ${sum('Memory')} MB of ${memory}`, 'share what the manifest states')]
      : []),
    ...containersOf(task)
      .filter(({ Privileged, User }) => Privileged === true || User === 'root')
      .map(({ Name }) => finding(task, `the container ${String(Name)} is privileged`, 'run it as an ordinary user')),
  ];
}

function asksInTime(group: Placed): readonly Finding[] {
  const [timeout = 5, every = 30] = [
    numberAt(group.properties, 'HealthCheckTimeoutSeconds'),
    numberAt(group.properties, 'HealthCheckIntervalSeconds'),
  ];
  return timeout < every
    ? []
    : [finding(group, `a health check may take ${timeout} s, but one begins every ${every} s`, 'let it time out before the next')];
}

/** What the model says runs: so many tasks of that size, asked on the manifest's port. */
function runs(subject: Subject, deployment: Deployment, deployable: Deployable): readonly Finding[] {
  const name = nameIn(deployment, deployable.name);
  const service = resourcesOf(subject, 'AWS::ECS::Service').find(
    ({ stack, properties }) => stack.region === deployment.region && properties['ServiceName'] === name,
  );
  if (!service)
    return [finding({ where: `${name} in ${deployment.region}` }, 'there is no such ECS service', 'every deployable has a stack')];
  const task = targetOf(subject, service.stack, service.properties['TaskDefinition']);
  const ports = new Set(deployable.services.filter(({ routes }) => routes.length > 0).map(one => portOf(deployment, deployable, one)));
  const asked = listAt(service.properties, 'LoadBalancers').map(balancer => numberAt(balancer, 'ContainerPort'));
  const { cpu, memory } = deployable.compute;
  return [
    ...[...ports]
      .filter(port => !asked.includes(port))
      .map(port =>
        finding(
          service,
          `the model has it listen on ${port}, people are sent to ${asked.join(', ') || 'nothing'}`,
          'take the port from the manifest',
        ),
      ),
    ...(numberAt(task?.properties, 'Cpu') === cpu * 1024
      ? []
      : [finding(service, `a task has ${String(task?.properties['Cpu'])} CPU units`, `the model says ${cpu} vCPU`)]),
    ...(numberAt(task?.properties, 'Memory') === memory * 1024
      ? []
      : [finding(service, `a task has ${String(task?.properties['Memory'])} MB`, `the model says ${memory} GB`)]),
  ];
}
