import { tokens } from '../../src/styles/tokens.js';

/** A token as a page may set it: `--call-accent`. */
export interface Token {
  readonly name: string;
  readonly value: string;
}

const KINDS = {
  Planes: /^(stage|surface|surface-raised|fill|fill-hover|control|control-hover|overlay|line|line-strong)$/,
  Ink: /^(text|text-muted|off|off-text|focus|speaking|level)$/,
  Accent: /^accent/,
  Meaning: /^(success|danger|warning)/,
  'Over a picture': /^over/,
  People: /^person-/,
  Shape: /^radius-/,
  Space: /^(space-|gap$)/,
  Type: /^(size-|leading|weight|font)/,
  Sizes: /^(target|control-size|answer-size|icon|tag)/,
  Depth: /^(shadow-|blur)/,
  Motion: /^(fast|medium|slow|breath|ease)/,
} as const;

export type TokenKind = keyof typeof KINDS;

/** Every token that the style sheets of the kit read, with its value where no page set one. */
export const tokenList: readonly Token[] = [
  ...tokens.cssText.matchAll(/--_([a-z0-9-]+):\s*var\(\s*(--call-\1),([\s\S]*?)\);\n/g),
].map(([, , name = '', value = '']) => ({ name, value: value.replace(/\s+/g, ' ').trim() }));

export const tokenKinds = Object.keys(KINDS) as TokenKind[];

export const tokensOf = (kind: TokenKind): readonly Token[] =>
  tokenList.filter(({ name }) => KINDS[kind].test(name.replace('--call-', '')));
