import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'ltx';
import type { Element } from 'ltx';
import type { XmlElement } from '../../../src/signaling/v1/index.js';

const FOLDER = new URL('../../fixtures/wire/', import.meta.url);
const HEAD = /^\+[\d.]+s \[\w (qb|cc) (\d+)\] (SENT|RECV) \((\d+) bytes\)\n/;

export interface Frame {
  readonly scene: string;
  readonly sdk: 'qb' | 'cc';
  readonly user: string;
  readonly direction: 'SENT' | 'RECV';
  readonly bytes: number;
  /** The stanza as it went over the wire. */
  readonly text: string;
}

/** Every recorded stanza of call signaling. */
export function readFrames(): Frame[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((file) => {
    const recording = readFileSync(new URL(file, FOLDER), 'utf8');
    return recording
      .split(/^(?=\+\d+\.\d+s )/m)
      .slice(1)
      .map((part) => readFrame(file.replace('.txt', ''), part));
  });
}

function readFrame(scene: string, part: string): Frame {
  const head = HEAD.exec(part);
  if (!head) throw new Error(`no frame in ${scene}: ${part.slice(0, 80)}`);
  return {
    scene,
    sdk: head[1] === 'qb' ? 'qb' : 'cc',
    user: head[2] ?? '',
    direction: head[3] === 'SENT' ? 'SENT' : 'RECV',
    bytes: Number(head[4]),
    text: part.slice(head[0].length).trimEnd(),
  };
}

/** As the connection parses what it receives. */
export function parseXml(text: string): Element {
  return parse(text);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function textIn(element: XmlElement | undefined): string | undefined {
  return element?.children.filter((child) => typeof child === 'string').join('');
}
