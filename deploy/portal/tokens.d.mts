export function signJwt(
  secret: string,
  claims: { sub: string; aud: string; jid?: string },
  life: number,
): string;
export function readJwt(secret: string, token: string | undefined, aud: string): string | null;
export function turnServers(
  secret: string,
  user: string,
  relays: { hosts: string[]; port: string; tlsPort: string; life: number },
): { urls: string[]; username?: string; credential?: string }[];
export function janusToken(secret: string, life: number): string;
