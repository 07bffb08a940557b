/**
 * A story alone on a page, without Storybook: for contact sheets and picture tests. The entry that imports all stories
 * is written by scripts/lib/story-page.mjs.
 */
import { html, render, type TemplateResult } from 'lit';
import type { StoryObj } from '@storybook/web-components-vite';
import { applyLook } from './look.js';

type AnyStory = StoryObj<Record<string, unknown>>;
/** What a file of stories exports. */
export type StoryFile = Readonly<Record<string, AnyStory>> & {
  readonly default: AnyStory & { readonly title: string };
};

export interface ListedStory {
  /** As in Storybook: `scenes-call--four`. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

const words = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^a-zA-Z\d]+/g, '-')
    .toLowerCase();

function* all(files: readonly StoryFile[]): Generator<ListedStory & { meta: AnyStory; story: AnyStory }> {
  for (const { default: meta, ...stories } of files)
    for (const [name, story] of Object.entries(stories))
      yield { id: `${words(meta.title)}--${words(name)}`, title: meta.title, name, meta, story };
}

/** Shows the story that the address names (`?id=…&theme=dark&dir=rtl&kitTheme=call-soft`), or lists them all. */
export async function showStory(files: readonly StoryFile[]): Promise<readonly ListedStory[]> {
  const { id, ...look } = Object.fromEntries(new URLSearchParams(location.search));
  const stories = [...all(files)];
  const found = stories.find((each) => each.id === id);
  if (found) await show(found, look);
  return stories.map(({ id: own, title, name }) => ({ id: own, title, name }));
}

async function show({ meta, story }: { meta: AnyStory; story: AnyStory }, look: object): Promise<void> {
  applyLook(look);
  const args = { ...meta.args, ...story.args };
  const { layout } = { ...meta.parameters, ...story.parameters } as { layout?: string };
  const loaders = [meta.loaders, story.loaders].flat().filter((each) => each !== undefined);
  const context = { args, canvasElement: document.body } as never;
  const loaded = {};
  for (const load of loaders) Object.assign(loaded, await load(context));
  const view = (story.render ?? meta.render)!(args, { args, loaded } as never) as TemplateResult;
  document.body.className = layout === 'padded' ? 'padded' : '';
  render(html`${view}`, document.body);
  // Elements draw themselves after the page has.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await (story.play ?? meta.play)?.(context);
}
