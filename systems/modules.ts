/** By convention a system's module has its name, and a service's code lies beside its manifest; each exports its value under that name. */
export const systemModule = (name: string): string => `@event-planner/systems/${name}`;
export const serviceModule = (name: string): string => `@event-planner/services/${name}/service`;

/** `event-planner` → `eventPlanner`, `booking` → `bookingService`. */
export const systemExport = (name: string): string => camelCase(name);
export const serviceExport = (name: string): string => `${camelCase(name)}Service`;

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
