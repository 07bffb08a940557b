import manifest from '../custom-elements.json';
import { elementSnippets } from '../scripts/lib/element-snippets.mjs';

interface Named {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}
interface Element {
  readonly tagName?: string;
  readonly name: string;
  readonly description?: string;
  readonly summary?: string;
  readonly status?: string;
  readonly since?: string;
  readonly attributes?: readonly Named[];
  readonly events?: readonly Named[];
  readonly cssStates?: readonly Named[];
}

const elements: readonly Element[] = manifest.modules.flatMap(
  ({ declarations }) => declarations as readonly Element[],
);

const cell = (text = ''): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: string, rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : `\n\n| ${head} |\n| ${head
        .split('|')
        .map(() => '---')
        .join(' | ')} |\n${rows.map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')}`;
const code = (language: string, title: string, text: string): string =>
  `\n\n**${title}**\n\n\`\`\`${language}\n${text}\n\`\`\``;

/** What stands above the stories of an element: what it is, its events and states, and how to write it where. */
export function describeElement(tag: string): string {
  const element = elements.find(({ tagName }) => tagName === tag);
  if (!element) return '';
  const events = element.events ?? [];
  const states = element.cssStates ?? [];
  return [
    status(element),
    element.description ?? element.summary ?? '',
    table(
      'Event | Type | When',
      events.map(({ name, type, description = '' }) => [
        `\`${name}\``,
        `\`${type?.text ?? 'Event'}\``,
        description,
      ]),
    ),
    table(
      'State | When',
      states.map(({ name, description = '' }) => [`\`:state(${name})\``, description]),
    ),
    '\n\n### Write it',
    ...elementSnippets(tag, events[0]?.name).map(({ language, title, code: text }) =>
      code(language, title, text),
    ),
  ].join('');
}

/** How far it can be relied on; docs/package.md says what that means. */
function status({ status = 'experimental', since = '' }: Element): string {
  return `**${status}**, since ${since}\n\n`;
}
