import { EventEmitter as NodeEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { minifyCss, minifyMarkup } from '../../scripts/lib/minify-templates.mjs';
import { EventEmitter } from '../../scripts/stubs/events.mjs';

/** What the build puts in the place of other things must do the same. */
describe('the templates in the build', () => {
  it.each([
    [':host {\n  color: red;\n  margin: 0 auto;\n}\n', ':host{color:red;margin:0 auto}'],
    ['a :hover, a > b { }', 'a :hover,a>b{}'],
    ['/* why */ p { width: calc(1px + 2px) }', ' p{width:calc(1px + 2px)}'],
    [`q::before { content: ' ; { '; }`, `q::before{content:' ; { '}`],
    [
      '@media (min-width: 1px) and (max-width: 2px) { a { b: c } }',
      '@media (min-width:1px) and (max-width:2px){a{b:c}}',
    ],
    // The pieces around ${…}: a space that parts two values stays.
    ['a { margin: ', 'a{margin:'],
    [' ', ' '],
    [' solid; }', ' solid}'],
  ])('minify the styles %j', (css, small) => {
    expect(minifyCss(css)).toBe(small);
  });

  it.each([
    ['\n      <p>\n        one <b>two</b>\n      </p>', ' <p> one <b>two</b> </p>'],
    ['<!-- why --><p>two  spaces</p>', '<p>two  spaces</p>'],
    ['<p\n  class=', '<p class='],
  ])('minify the markup %j', (markup, small) => {
    expect(minifyMarkup(markup)).toBe(small);
  });
});

describe.each([
  ['of Node', NodeEmitter],
  ['of the single-file build', EventEmitter],
])('the event emitter %s', (_whose, Emitter) => {
  const record = (): {
    emitter: EventEmitter;
    heard: unknown[];
    hear: (name: string) => (...d: unknown[]) => void;
  } => {
    const heard: unknown[] = [];
    const hear =
      (name: string) =>
      (...details: unknown[]) =>
        void heard.push([name, ...details]);
    return { emitter: new Emitter() as EventEmitter, heard, hear };
  };

  it('calls in order, those put before first, and says whether anyone heard', () => {
    const { emitter, heard, hear } = record();
    emitter.on('x', hear('a')).addListener('x', hear('b')).prependListener('x', hear('c'));
    expect(emitter.emit('x', 1, 2)).toBe(true);
    expect(emitter.emit('y')).toBe(false);
    expect(heard).toEqual([
      ['c', 1, 2],
      ['a', 1, 2],
      ['b', 1, 2],
    ]);
  });

  it('calls `once` once, also when it emits itself, and forgets it by its listener', () => {
    const { emitter, heard, hear } = record();
    emitter.once('x', () => emitter.emit('x'));
    emitter.once('x', hear('a'));
    const gone = hear('gone');
    emitter.once('x', gone).off('x', gone);
    emitter.emit('x');
    emitter.emit('x');
    expect(heard).toEqual([['a']]);
    expect(emitter.listenerCount('x')).toBe(0);
  });

  it('takes off one of two equal listeners, and keeps who is called while it emits', () => {
    const { emitter, heard, hear } = record();
    const twice = hear('twice');
    emitter.on('x', twice).on('x', twice).removeListener('x', twice);
    emitter.on('x', () => emitter.removeAllListeners('x'));
    emitter.on('x', hear('last'));
    emitter.emit('x');
    expect(heard).toEqual([['twice'], ['last']]);
    expect(emitter.listeners('x')).toEqual([]);
  });

  it('throws an error that nobody hears', () => {
    const { emitter, heard, hear } = record();
    const error = new Error('loud');
    expect(() => emitter.emit('error', error)).toThrow('loud');
    emitter.on('error', hear('error'));
    emitter.emit('error', error);
    expect(heard).toEqual([['error', error]]);
  });

  it('is `this` in a listener', () => {
    const { emitter } = record();
    const heard: unknown[] = [];
    emitter.on('x', function (this: unknown) {
      heard.push(this);
    });
    emitter.emit('x');
    expect(heard).toEqual([emitter]);
  });
});
