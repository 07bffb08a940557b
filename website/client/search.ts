import MiniSearch, { type SearchResult } from 'minisearch';
import { SEARCH } from './search-options.mjs';

interface Found extends SearchResult {
  readonly url: string;
  readonly title: string;
  readonly heading: string;
  readonly excerpt: string;
}

const MOST = 12;

interface Parts {
  readonly dialog: HTMLDialogElement;
  readonly input: HTMLInputElement;
  readonly list: HTMLUListElement;
  readonly state: HTMLElement;
}

function parts(): Parts | null {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
  const input = dialog?.querySelector('input');
  const list = dialog?.querySelector('ul');
  const state = dialog?.querySelector<HTMLElement>('.search-state');
  return dialog && input && list && state ? { dialog, input, list, state } : null;
}

/** The address of the site's root, seen from this page. */
const rootUrl = (): URL =>
  new URL(
    document.querySelector<HTMLScriptElement>('script[data-root]')?.dataset['root'] ?? './',
    location.href,
  );

async function loadIndex(): Promise<MiniSearch<Found>> {
  const response = await fetch(new URL('assets/search.json', rootUrl()));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return MiniSearch.loadJSON<Found>(await response.text(), SEARCH as never);
}

/** A search without a server: the index is a file of the site, loaded when somebody searches. */
export function offerSearch(): void {
  const found = parts();
  const open = document.querySelector<HTMLButtonElement>('.search-open');
  if (!found || !open) return;
  const { dialog, input, list, state } = found;
  let index: Promise<MiniSearch<Found>> | null = null;

  const choose = (option: Element | null | undefined): void => {
    list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };

  const search = async (): Promise<void> => {
    const words = input.value.trim();
    index ??= loadIndex();
    const loaded = await index.catch(() => null);
    if (!loaded) index = null;
    // Somebody typed on meanwhile.
    if (words !== input.value.trim()) return;
    const results = words && loaded ? (loaded.search(words) as Found[]).slice(0, MOST) : [];
    list.replaceChildren(...results.map(row));
    input.setAttribute('aria-expanded', String(results.length > 0));
    state.textContent = !loaded
      ? 'The index could not be loaded.'
      : results.length > 0
        ? `${results.length} places`
        : words
          ? `Nothing about “${words}”.`
          : 'Names of tags, attributes, actions and reasons are found too.';
    choose(list.firstElementChild);
  };

  const show = (): void => {
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    void search();
  };

  open.hidden = false;
  open.addEventListener('click', show);
  input.addEventListener('input', () => void search());
  input.addEventListener('keydown', (event) => {
    const options = [...list.children];
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown') choose(options[(at + 1) % options.length]);
    else if (event.key === 'ArrowUp') choose(options.at(at <= 0 ? -1 : at - 1));
    else if (event.key === 'Enter') options[at]?.querySelector('a')?.click();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener('click', (event) => {
    // A press beside the box closes it; so does the way to a place on this same page.
    if (event.target === dialog || (event.target as Element).closest('a')) dialog.close();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.composedPath()[0] instanceof Element && isField(event.composedPath()[0] as Element);
    const asked = event.key === '/' ? !typing : event.key === 'k' && (event.ctrlKey || event.metaKey);
    if (!asked || event.altKey) return;
    event.preventDefault();
    show();
  });
}

const isField = (element: Element): boolean =>
  element.matches('input, textarea, select') || (element as HTMLElement).isContentEditable;

function row({ url, title, heading, excerpt }: Found, at: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `found-${at}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const link = document.createElement('a');
  link.href = new URL(url, rootUrl()).href;
  link.tabIndex = -1;
  const name = document.createElement('strong');
  name.textContent = heading || title;
  const where = document.createElement('small');
  where.textContent = heading ? title : '';
  const text = document.createElement('span');
  text.textContent = excerpt;
  link.append(name, where, text);
  option.append(link);
  return option;
}
