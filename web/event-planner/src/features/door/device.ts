import { readStored, writeStored } from '../../lib/browser-storage.ts';
import type { Device } from './api/calls.ts';

const key = 'door-device';
let known: Device | undefined;

/** This installation of the app: named so that people can tell two phones apart in a list of conflicts. */
export function thisDevice(): Device {
  known ??= readStored('localStorage', key) === undefined ? undefined : (JSON.parse(readStored('localStorage', key) ?? '') as Device);
  return known ?? nameDevice('');
}

export function nameDevice(name: string): Device {
  const id = known?.id ?? crypto.randomUUID();
  known = { id, name: name.trim().slice(0, 60) || `Device ${id.slice(0, 4).toUpperCase()}` };
  writeStored('localStorage', key, JSON.stringify(known));
  return known;
}
