/** What the toolbar of Storybook sets for a story: colour scheme, theme, direction. */
export interface Look {
  readonly theme?: string;
  readonly kitTheme?: string;
  readonly dir?: string;
}

/** On the root element, because dialogs and menus in the top layer inherit from there too. */
export function applyLook({ theme, kitTheme = '', dir }: Look): void {
  const root = document.documentElement;
  root.style.colorScheme = theme === 'dark' ? 'dark' : 'light';
  root.className = kitTheme;
  root.dir = dir === 'rtl' ? 'rtl' : 'ltr';
}
