export interface Friend {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly timeZone: string;
}

const IDA: Friend = { id: 'ida', name: 'Ida', city: 'Bergen', timeZone: 'Europe/Oslo' };
const LEO: Friend = { id: 'leo', name: 'Leo', city: 'Lima', timeZone: 'America/Lima' };

/** `/` is Ida's window, `/?me=leo` Leo's. */
export const [me, friend] =
  new URLSearchParams(location.search).get('me') === 'leo' ? [LEO, IDA] : [IDA, LEO];

export function clockOf({ timeZone }: Friend): string {
  return new Date().toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
}
