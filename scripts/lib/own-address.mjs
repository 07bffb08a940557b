import { networkInterfaces } from 'node:os';

/** An address of this machine that is not a loopback one: relays and Janus reach no other. */
export function ownAddress() {
  const found = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!found) throw new Error('This machine has no network address but the loopback ones.');
  return found.address;
}
