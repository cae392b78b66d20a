/** The picture to take along: an SVG that stands alone, with its verdict as a headline, and the same as PNG. */
import { svgOf } from './picture';
import { shownShort } from './shown-text';
import type { Theme } from './themes';

export interface Taken {
  /** As Mermaid drew it. */
  readonly markup: string;
  readonly title: string;
  readonly theme: Theme;
}

const MARGIN = 16;
/** Characters of the headline. */
const LONGEST_TITLE = 400;
const FONT_SIZE = 16;
const LINE_HEIGHT = 22;
/** A narrow picture still has room for its headline. */
const NARROWEST = 420;
/** Pixels of a PNG for one of the picture, as on a good screen. */
const SCALE = 2;
/** Pixels that every browser's canvas can have. */
const LARGEST_SIDE = 16_000;
const LARGEST_AREA = 120_000_000;

/** SVG text: styles, title and background are inside, nothing is loaded. Throws when there is no picture. */
export function standaloneSvg({ markup, title, theme }: Taken): string {
  const svg = svgOf(markup);
  const { x, y, width, height } = svg.viewBox.baseVal;
  const wide = Math.max(width, NARROWEST);
  const lines = wrap(shownShort(title, LONGEST_TITLE), wide, `600 ${FONT_SIZE}px ${theme.fontFamily}`);
  const head = lines.length * LINE_HEIGHT + MARGIN;
  const [left, top] = [x - (wide - width) / 2 - MARGIN, y - head - MARGIN];
  const size = { width: Math.ceil(wide + 2 * MARGIN), height: Math.ceil(height + head + 2 * MARGIN) };
  svg.removeAttribute('style');
  svg.setAttribute('viewBox', `${left} ${top} ${size.width} ${size.height}`);
  for (const [name, value] of Object.entries(size)) svg.setAttribute(name, String(value));
  const headline = lines.map((line, index) => {
    const text = create('text', {
      x: left + MARGIN,
      y: top + MARGIN + FONT_SIZE + index * LINE_HEIGHT,
      // Mermaid's style sheet speaks about text, too.
      style: `font: 600 ${FONT_SIZE}px ${theme.fontFamily}; fill: ${theme.text}; stroke: none;`,
    });
    text.textContent = line;
    return text;
  });
  const background = create('rect', { x: left, y: top, ...size, style: `fill: ${theme.background}; stroke: none;` });
  // After the title and the description, which have to come first.
  const first = [...svg.children].find(({ localName }) => localName !== 'title' && localName !== 'desc') ?? null;
  for (const each of [background, ...headline]) svg.insertBefore(each, first);
  return new XMLSerializer().serializeToString(svg);
}

/** Rejects when the browser can't draw it. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SCALE, LARGEST_SIDE / Math.max(width, height), Math.sqrt(LARGEST_AREA / (width * height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no PNG'))), 'image/png');
  });
}

export function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

/** Puts the PNG on the clipboard. Rejects where that isn't allowed, as without the focus. */
export async function copyPng(png: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** Text broken into lines of at most `width` pixels, between words; a word that is longer stands alone. */
function wrap(text: string, width: number, font: string): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [text];
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function create(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
