/**
 * Colours of a picture that is drawn without an editor's theme. Every text has a contrast of at least 4.5:1 with what it
 * stands on, in both; shapes and words carry the meaning, colour only repeats it.
 */
import type { NodeLook, PictureEdge, PictureGroup } from './picture';

/** Fill, border and text of something. */
export type Ink = readonly [fill: string, border: string, text: string];

export interface Inks {
  readonly background: string;
  readonly text: string;
  readonly nodes: Readonly<Record<NodeLook | 'unreached', Ink>>;
  readonly frames: Readonly<Record<PictureGroup['look'] | 'lane', Ink>>;
  /** Lines with their arrow heads. */
  readonly edges: Readonly<Record<PictureEdge['look'], string>>;
}

export const LIGHT: Inks = {
  background: '#ffffff',
  text: '#1f2328',
  nodes: {
    client: ['#ffffff', '#1f2328', '#1f2328'],
    place: ['#ffffff', '#57606a', '#1f2328'],
    gateway: ['#fff8c5', '#9a6700', '#4d2d00'],
    decision: ['#ddf4ff', '#0969da', '#0a3069'],
    blocked: ['#ffdcd7', '#cf222e', '#82071e'],
    unknown: ['#fff8c5', '#7d4e00', '#4d2d00'],
    tunnel: ['#eaddff', '#6639ba', '#3e1f79'],
    service: ['#ffe8d6', '#bc4c00', '#5c2500'],
    outside: ['#ffffff', '#57606a', '#1f2328'],
    answer: ['#ffffff', '#1f2328', '#1f2328'],
    unreached: ['#f6f8fa', '#6e7781', '#57606a'],
  },
  frames: {
    lane: ['#ffffff', '#d0d7de', '#424a53'],
    region: ['#ffffff', '#57606a', '#32383f'],
    vpc: ['#faf7ff', '#8250df', '#5a32a3'],
    subnet: ['#f0fbf4', '#2da44e', '#116329'],
    aws: ['#fff8f2', '#bc4c00', '#8a3800'],
    site: ['#f6f8fa', '#57606a', '#32383f'],
  },
  edges: { packet: '#424a53', tunnel: '#6639ba', reply: '#424a53', stopped: '#cf222e', unreached: '#6e7781' },
};

export const DARK: Inks = {
  background: '#1f1f1f',
  text: '#e6edf3',
  nodes: {
    client: ['#2d333b', '#e6edf3', '#ffffff'],
    place: ['#2d333b', '#909dab', '#e6edf3'],
    gateway: ['#3b2f0b', '#d29922', '#f8e3a1'],
    decision: ['#0c2d4d', '#58a6ff', '#cae8ff'],
    blocked: ['#5d1115', '#ff7b72', '#ffdcd7'],
    unknown: ['#3b2f0b', '#e3b341', '#f8e3a1'],
    tunnel: ['#3c2a66', '#bc8cff', '#eddeff'],
    service: ['#4a2a12', '#f0883e', '#ffdfb6'],
    outside: ['#2d333b', '#909dab', '#e6edf3'],
    answer: ['#2d333b', '#e6edf3', '#ffffff'],
    unreached: ['#22272e', '#768390', '#adbac7'],
  },
  frames: {
    lane: ['#1f1f1f', '#444c56', '#c9d1d9'],
    region: ['#1f1f1f', '#909dab', '#d0d7de'],
    vpc: ['#221c31', '#a371f7', '#d2a8ff'],
    subnet: ['#15251b', '#3fb950', '#7ee787'],
    aws: ['#2b1f15', '#db6d28', '#ffa657'],
    site: ['#22272e', '#909dab', '#d0d7de'],
  },
  edges: { packet: '#b1bac4', tunnel: '#bc8cff', reply: '#b1bac4', stopped: '#ff7b72', unreached: '#909dab' },
};
