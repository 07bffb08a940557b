import manifest from '../custom-elements.json';

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
    snippets(tag, events[0]?.name),
  ].join('');
}

/** How far it can be relied on; docs/package.md says what that means. */
function status({ status = 'experimental', since = '' }: Element): string {
  return `**${status}**, since ${since}\n\n`;
}

function snippets(tag: string, event: string | undefined): string {
  const isProvider = tag === 'call-provider';
  const attributes = isProvider ? ' user-id="101" display-name="Ana"' : '';
  const inside = `<${tag}${attributes}></${tag}>`;
  const whole = isProvider
    ? inside
    : `<call-provider user-id="101" display-name="Ana">\n  ${inside}\n</call-provider>`;
  const pascal = (event ?? '').replace(/(^|-)(\w)/g, (_all, _dash, letter: string) => letter.toUpperCase());
  const listen = (how: string): string => (event ? ` ${how}` : '');
  const install = `import 'call-elements/elements/${tag}';`;
  return [
    code('html', 'HTML', `<script type="module">\n  ${install}\n</script>\n${whole}`),
    code(
      'jsx',
      'React 19',
      `${install}\n\nexport const Part = () => (\n  <${tag}${listen(`on${event}={(event) => console.log(event)}`)}></${tag}>\n);`,
    ),
    code(
      'html',
      'Vue',
      `<script setup>\n${install}\n</script>\n<template>\n  <${tag}${listen(`@${event}="on${pascal}"`)}></${tag}>\n</template>`,
    ),
    code(
      'html',
      'Svelte 5',
      `<script>\n  ${install}\n</script>\n<${tag}${listen(`on${event}={(event) => console.log(event)}`)}></${tag}>`,
    ),
    code(
      'ts',
      'Angular',
      `${install}\n\n@Component({\n  schemas: [CUSTOM_ELEMENTS_SCHEMA],\n  template: \`<${tag}${listen(`(${event})="on${pascal}($event)"`)}></${tag}>\`,\n})`,
    ),
    code(
      'html',
      'From a CDN',
      `<script type="module" src="https://cdn.example/call-elements/cdn/call-elements.js"></script>\n${whole}`,
    ),
  ].join('');
}
