import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Secret } from '../signaling/xmpp/xmpp-options.js';
import { examineServer, type ExamineOptions } from './examine.js';
import type { ServerFinding } from './server-finding.js';
import { SERVER_CHECKS, serverWords } from './words.js';

const USAGE = `Looks at a server for calls, from DNS to the relay, and says what is wrong and how to mend it.

  npx call-elements doctor <wss://…> [options]

  --domain <name>      XMPP domain, by default the host of the address
  --app-id <id>        users are <id>-<app-id>@<domain>
  --user <id>          who signs in; without: a guest
  --password-stdin     the password is read from standard input, else from CALL_DOCTOR_PASSWORD, else it is asked for
  --token-stdin        the same for a token (else CALL_DOCTOR_TOKEN)
  --room <id>          Janus: VideoRoom is needed
  --ice <url>          a STUN or TURN server beside those the XMPP server names; may be repeated
  --ice-user <name>    user name at these; the password stands in CALL_DOCTOR_ICE_PASSWORD
  --json               findings as JSON, without addresses and secrets

Ends with 0 when nothing fails, with 1 when something does, with 2 when it was called wrongly.
`;

/** Where it is run: the process, or a test. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly write: (text: string) => void;
}

/** Runs the command; settles with the exit code. */
export async function main({ args, env, input, write }: Surroundings): Promise<number> {
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const { positionals, values } = read;
  const [command, service] = positionals;
  if (values.help || command !== 'doctor' || !service || positionals.length > 2) {
    write(USAGE);
    return values.help ? 0 : 2;
  }
  const secret = await readSecret(values, env, input, write);
  const options: ExamineOptions = {
    service,
    secret,
    ...(values.domain && { domain: values.domain }),
    ...(values['app-id'] && { appId: values['app-id'] }),
    ...(values.user && { userId: values.user }),
    ...(values.room && { room: values.room }),
    iceServers: (values.ice ?? []).map((urls) => ({
      urls,
      ...(values['ice-user'] && {
        username: values['ice-user'],
        credential: env['CALL_DOCTOR_ICE_PASSWORD'] ?? '',
      }),
    })),
  };
  const findings: ServerFinding[] = [];
  for await (const finding of examineServer(options)) {
    findings.push(finding);
    if (!values.json) write(lineOf(finding));
  }
  const failed = findings.filter(({ status }) => status === 'fail').length;
  if (values.json) write(`${JSON.stringify({ ok: failed === 0, findings }, null, 2)}\n`);
  else write(failed === 0 ? '\nNothing fails.\n' : `\n${failed} of ${findings.length} checks failed.\n`);
  return failed === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      domain: { type: 'string' },
      'app-id': { type: 'string' },
      user: { type: 'string' },
      'password-stdin': { type: 'boolean' },
      'token-stdin': { type: 'boolean' },
      room: { type: 'string' },
      ice: { type: 'string', multiple: true },
      'ice-user': { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

/** Never from the command line, which everybody on the machine can read. */
async function readSecret(
  values: ReturnType<typeof readArguments>['values'],
  env: Surroundings['env'],
  input: Surroundings['input'],
  write: Surroundings['write'],
): Promise<Secret | null> {
  const fromInput = async (): Promise<string> => (await text(input)).replace(/\r?\n$/, '');
  if (values['password-stdin']) return { password: await fromInput() };
  if (values['token-stdin']) return { token: await fromInput() };
  if (env['CALL_DOCTOR_PASSWORD']) return { password: env['CALL_DOCTOR_PASSWORD'] };
  if (env['CALL_DOCTOR_TOKEN']) return { token: env['CALL_DOCTOR_TOKEN'] };
  if (!values.user || !input.isTTY) return null;
  write(`Password of ${values.user}: `);
  // What is typed is written nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input, output: nowhere, terminal: true });
  const password = await prompt.question('');
  prompt.close();
  write('\n');
  return { password };
}

const LABEL = { ok: 'ok  ', warn: 'warn', fail: 'FAIL', skipped: ' -  ' } as const;

function lineOf({ id, status, cause, facts }: ServerFinding): string {
  const told = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join(' · ');
  const line = `${LABEL[status]}  ${SERVER_CHECKS[id].padEnd(30)}${told}`.trimEnd();
  if (cause === null) return `${line}\n`;
  const { title, action } = serverWords(cause);
  const more = [title, status === 'skipped' ? '' : action].filter(Boolean);
  return `${line}\n${more.map((words) => `      ${words}\n`).join('')}`;
}
