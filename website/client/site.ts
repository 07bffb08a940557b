/** What every page of the site does beyond being read. */
import { followContents } from './contents.js';
import { offerCopies } from './copy.js';
import { showPhones } from './phones.js';
import { keepScheme, nextScheme, storedScheme, type Scheme } from './scheme.js';
import { offerSearch } from './search.js';

const NAMES: Readonly<Record<Scheme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

function offerScheme(): void {
  const button = document.querySelector<HTMLButtonElement>('button.scheme');
  const name = button?.querySelector('.scheme-name');
  if (!button || !name) return;
  const show = (scheme: Scheme): void => {
    name.textContent = NAMES[scheme];
    button.title = `Colours: ${NAMES[scheme]}`;
  };
  show(storedScheme());
  button.hidden = false;
  button.addEventListener('click', () => {
    const scheme = nextScheme(document.documentElement.dataset['scheme'] as Scheme);
    keepScheme(scheme);
    show(scheme);
    document.dispatchEvent(new Event('schemechange'));
  });
}

offerScheme();
offerSearch();
offerCopies();
followContents();
showPhones();
