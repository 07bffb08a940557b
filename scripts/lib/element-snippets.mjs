/**
 * How an element is written: in a page, in a framework, from a CDN. Storybook and the documentation show the same.
 * @typedef {{ readonly language: string, readonly title: string, readonly code: string }} Snippet
 */

/**
 * @param {string} tag
 * @param {string} [event] the one that the snippets listen to
 * @returns {readonly Snippet[]}
 */
export function elementSnippets(tag, event) {
  const isProvider = tag === 'call-provider';
  const attributes = isProvider ? ' user-id="101" display-name="Ana"' : '';
  const inside = `<${tag}${attributes}></${tag}>`;
  const whole = isProvider
    ? inside
    : `<call-provider user-id="101" display-name="Ana">\n  ${inside}\n</call-provider>`;
  const pascal = (event ?? '').replace(/(^|-)(\w)/g, (_all, _dash, letter) => letter.toUpperCase());
  const listen = (/** @type {string} */ how) => (event ? ` ${how}` : '');
  const install = `import 'call-elements/elements/${tag}';`;
  return [
    {
      language: 'html',
      title: 'HTML',
      code: `<script type="module">\n  ${install}\n</script>\n${whole}`,
    },
    {
      language: 'jsx',
      title: 'React 19',
      code: `${install}\n\nexport const Part = () => (\n  <${tag}${listen(`on${event}={(event) => console.log(event)}`)}></${tag}>\n);`,
    },
    {
      language: 'vue',
      title: 'Vue',
      code: `<script setup>\n${install}\n${event ? `const on${pascal} = (event) => console.log(event);\n` : ''}</script>\n<template>\n  <${tag}${listen(`@${event}="on${pascal}"`)}></${tag}>\n</template>`,
    },
    {
      language: 'svelte',
      title: 'Svelte 5',
      code: `<script>\n  ${install}\n</script>\n<${tag}${listen(`on${event}={(event) => console.log(event)}`)}></${tag}>`,
    },
    {
      language: 'ts',
      title: 'Angular',
      code: `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';\n${install}\n\n@Component({\n  selector: 'app-part',\n  schemas: [CUSTOM_ELEMENTS_SCHEMA],\n  template: \`<${tag}${listen(`(${event})="on${pascal}($event)"`)}></${tag}>\`,\n})\nexport class Part {${event ? `\n  on${pascal}(event: Event) {\n    console.log(event);\n  }\n` : ''}}`,
    },
    {
      language: 'html',
      title: 'From a CDN',
      code: `<script type="module" src="https://cdn.example/call-elements/cdn/call-elements.js"></script>\n${whole}`,
    },
  ];
}
