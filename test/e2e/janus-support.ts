import { signToken, startJanus, type Janus, type JanusOptions } from '../../scripts/lib/janus.mjs';
import type { BrowserName } from '../harness/browsers.js';
import { until } from '../harness/until.js';
import { setStage, type Person, type Stage, type StageOptions } from './support.js';

export interface JanusStage extends Omit<Stage, 'join'> {
  readonly janus: Janus;
  /** Lets its owner call, where the server asks for tokens. */
  token(): string;
  /** Opens a person's page; their name is registered when it settles. */
  join(browser: BrowserName, name: string, attributes?: Record<string, string>): Promise<Person>;
}

/** A real Janus, and pages that call through its VideoCall plugin. */
export async function setJanusStage(
  options: JanusOptions = {},
  more: StageOptions = {},
): Promise<JanusStage> {
  const [stage, janus] = await Promise.all([setStage(more), startJanus(options)]);
  const token = (): string => signToken(options.tokenSecret ?? '', { plugins: ['videocall'] });
  return {
    ...stage,
    janus,
    token,
    async join(browser, name, attributes = {}) {
      const query = new URLSearchParams({
        signaling: 'janus',
        service: janus.url,
        'user-id': name,
        ...(options.tokenSecret ? {} : { autoconnect: '' }),
        ...attributes,
      });
      const person = await stage.open(browser, `/?${query}`);
      if (options.tokenSecret) {
        await until(() => person.state().catch(() => null));
        await person.page.evaluate((secret) => {
          const provider = document.querySelector('call-provider');
          if (provider) provider.credentials = () => Promise.resolve({ token: secret });
          return provider?.connect();
        }, token());
      }
      await person.until(({ status }) => status === 'online', `${name} is registered`, 30_000);
      return person;
    },
    async close() {
      await Promise.all([stage.close(), janus.close()]);
    },
  };
}

/** What a page does by its store, without buttons. */
export const call = (person: Person, to: string, video = true): Promise<unknown> =>
  person.page.evaluate(
    (id, wanted) => document.querySelector('call-provider')?.call(id, { video: wanted }),
    to,
    video,
  );
