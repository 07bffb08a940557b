import { SIGNAL_LIMITS } from '../signal.js';
import { escapedLength, isXmlText, utf8Length } from './xml-text.js';

/** The little of an XML element that the decoder looks at. Elements of ltx, hence of `@xmpp/client`, fit. */
export interface XmlElement {
  readonly name: string;
  readonly attrs: { readonly [name: string]: string | undefined };
  readonly children: readonly (XmlElement | string)[];
}

/** A checked copy of an element: right types, bounded, and no getter left that could answer twice differently. */
export interface XmlNode {
  /** Without prefix. Servers drop and clients add prefixes and redundant namespaces, so they tell nothing. */
  readonly name: string;
  /** All text that stands directly in the element, CDATA included. */
  readonly text: string;
  readonly elements: readonly XmlNode[];
}

/** Most nodes that are read, and so the deepest recursion: a signal within its own caps stays far below. */
const MAX_NODES = 2048;

interface Budget {
  bytes: number;
  nodes: number;
}

/**
 * Copies an element of unknown making, at most {@link SIGNAL_LIMITS.signalBytes} in UTF-8 as serialised and
 * 2048 nodes, texts included.
 * May throw whatever a hostile getter or proxy throws.
 */
export function readElement(element: object): XmlNode | 'too-large' | 'malformed' {
  return read(element, { bytes: SIGNAL_LIMITS.signalBytes, nodes: MAX_NODES });
}

function read(element: object, budget: Budget): XmlNode | 'too-large' | 'malformed' {
  const name = field(element, 'name');
  const children = childrenOf(element);
  if (typeof name !== 'string' || children === null) return 'malformed';
  budget.nodes -= 1;
  budget.bytes -= tagLength(name, children.length === 0) + attributesLength(field(element, 'attrs'));
  if (isSpent(budget)) return 'too-large';

  let text = '';
  const elements: XmlNode[] = [];
  for (const child of children) {
    if (typeof child === 'string') {
      budget.nodes -= 1;
      budget.bytes -= escapedLength(child);
      text += child;
    } else if (isObject(child)) {
      const node = read(child, budget);
      if (typeof node === 'string') return node;
      elements.push(node);
    } else {
      return 'malformed';
    }
    if (isSpent(budget)) return 'too-large';
  }
  return isXmlText(text) ? { name: localName(name), text, elements } : 'malformed';
}

function isSpent({ bytes, nodes }: Budget): boolean {
  return bytes < 0 || nodes < 0;
}

/** `<a></a>`, or `<a/>` when empty. */
function tagLength(name: string, empty: boolean): number {
  return empty ? utf8Length(name) + 3 : 2 * utf8Length(name) + 5;
}

function attributesLength(attrs: unknown): number {
  if (!isObject(attrs)) return 0;
  let bytes = 0;
  for (const [name, value] of Object.entries(attrs)) {
    if (typeof value === 'string') bytes += utf8Length(name) + escapedLength(value) + 4;
  }
  return bytes;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Reads one property of an object nothing is known about. */
export function field(object: object, key: string): unknown {
  return (object as Record<string, unknown>)[key];
}

/** The attribute's value, null when it is absent or no text. */
export function attribute(element: object, name: string): string | null {
  const attrs = field(element, 'attrs');
  const value = isObject(attrs) ? field(attrs, name) : null;
  return typeof value === 'string' ? value : null;
}

/** The children, null when they are no list. */
export function childrenOf(element: object): readonly unknown[] | null {
  const children = field(element, 'children');
  return Array.isArray(children) ? (children as unknown[]) : null;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** First child of that name: what comes twice counts once. */
export function childNamed(node: XmlNode, name: string): XmlNode | undefined {
  return node.elements.find((child) => child.name === name);
}
