/**
 * Four themes for the picture, one for each kind of VS Code theme. Editor colours are not made for boxes and arrows, so
 * these are our own; every text has a contrast of at least 4.5:1 with what it stands on. Shapes and words carry the
 * meaning; colour only repeats it.
 */

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export interface Theme {
  readonly kind: ThemeKind;
  readonly fontFamily: string;
  /** What pictures that are taken along stand on, and the colour of words on it. */
  readonly background: string;
  readonly text: string;
  /** Mermaid's theme variables. */
  readonly variables: Readonly<Record<string, string | boolean>>;
  /** Style sheet for the classes that the generator writes. */
  readonly css: string;
}

/** Fill, border and text of something. */
type Ink = readonly [fill: string, border: string, text: string];

interface Palette {
  readonly dark: boolean;
  readonly background: string;
  readonly text: string;
  readonly line: string;
  readonly lane: Ink;
  readonly vpc: Ink;
  readonly subnet: Ink;
  readonly aws: Ink;
  readonly site: Ink;
  readonly place: Ink;
  readonly client: Ink;
  readonly decision: Ink;
  readonly gateway: Ink;
  readonly tunnel: Ink;
  readonly service: Ink;
  readonly blocked: Ink;
  readonly unknown: Ink;
  readonly unreached: Ink;
  readonly borderWidth: number;
}

const light: Palette = {
  background: '#ffffff',
  dark: false,
  text: '#1f2328',
  line: '#424a53',
  lane: ['transparent', '#d0d7de', '#424a53'],
  vpc: ['#faf7ff', '#8250df', '#5a32a3'],
  subnet: ['#f0fbf4', '#2da44e', '#116329'],
  aws: ['#fff8f2', '#bc4c00', '#8a3800'],
  site: ['#f6f8fa', '#57606a', '#32383f'],
  place: ['#ffffff', '#57606a', '#1f2328'],
  client: ['#ffffff', '#1f2328', '#1f2328'],
  decision: ['#ddf4ff', '#0969da', '#0a3069'],
  gateway: ['#fff8c5', '#9a6700', '#4d2d00'],
  tunnel: ['#eaddff', '#6639ba', '#3e1f79'],
  service: ['#ffe8d6', '#bc4c00', '#5c2500'],
  blocked: ['#ffdcd7', '#cf222e', '#82071e'],
  unknown: ['#fff8c5', '#7d4e00', '#4d2d00'],
  unreached: ['#f6f8fa', '#8c959f', '#57606a'],
  borderWidth: 1.5,
};

const dark: Palette = {
  background: '#1f1f1f',
  dark: true,
  text: '#e6edf3',
  line: '#b1bac4',
  lane: ['transparent', '#444c56', '#c9d1d9'],
  vpc: ['#221c31', '#a371f7', '#d2a8ff'],
  subnet: ['#15251b', '#3fb950', '#7ee787'],
  aws: ['#2b1f15', '#db6d28', '#ffa657'],
  site: ['#22272e', '#909dab', '#d0d7de'],
  place: ['#2d333b', '#909dab', '#e6edf3'],
  client: ['#2d333b', '#e6edf3', '#ffffff'],
  decision: ['#0c2d4d', '#58a6ff', '#cae8ff'],
  gateway: ['#3b2f0b', '#d29922', '#f8e3a1'],
  tunnel: ['#3c2a66', '#bc8cff', '#eddeff'],
  service: ['#4a2a12', '#f0883e', '#ffdfb6'],
  blocked: ['#5d1115', '#ff7b72', '#ffdcd7'],
  unknown: ['#3b2f0b', '#e3b341', '#f8e3a1'],
  unreached: ['#22272e', '#768390', '#adbac7'],
  borderWidth: 1.5,
};

const highContrast: Palette = {
  background: '#000000',
  dark: true,
  text: '#ffffff',
  line: '#ffffff',
  lane: ['transparent', '#8b949e', '#ffffff'],
  vpc: ['#000000', '#d2a8ff', '#d2a8ff'],
  subnet: ['#000000', '#7ee787', '#7ee787'],
  aws: ['#000000', '#ffa657', '#ffa657'],
  site: ['#000000', '#ffffff', '#ffffff'],
  place: ['#000000', '#ffffff', '#ffffff'],
  client: ['#000000', '#ffffff', '#ffffff'],
  decision: ['#000000', '#79c0ff', '#ffffff'],
  gateway: ['#000000', '#f2cc60', '#ffffff'],
  tunnel: ['#000000', '#d2a8ff', '#ffffff'],
  service: ['#000000', '#ffa657', '#ffffff'],
  blocked: ['#ffffff', '#ff7b72', '#000000'],
  unknown: ['#000000', '#f2cc60', '#ffffff'],
  unreached: ['#000000', '#c0c0c0', '#e0e0e0'],
  borderWidth: 2,
};

const highContrastLight: Palette = {
  background: '#ffffff',
  dark: false,
  text: '#000000',
  line: '#000000',
  lane: ['transparent', '#6e7781', '#000000'],
  vpc: ['#ffffff', '#512a97', '#512a97'],
  subnet: ['#ffffff', '#055d20', '#055d20'],
  aws: ['#ffffff', '#702c00', '#702c00'],
  site: ['#ffffff', '#000000', '#000000'],
  place: ['#ffffff', '#000000', '#000000'],
  client: ['#ffffff', '#000000', '#000000'],
  decision: ['#ffffff', '#0349b4', '#000000'],
  gateway: ['#ffffff', '#603700', '#000000'],
  tunnel: ['#ffffff', '#512a97', '#000000'],
  service: ['#ffffff', '#702c00', '#000000'],
  blocked: ['#000000', '#a0111f', '#ffffff'],
  unknown: ['#ffffff', '#603700', '#000000'],
  unreached: ['#ffffff', '#4b535d', '#3a3f46'],
  borderWidth: 2,
};

const palettes: Readonly<Record<ThemeKind, Palette>> = {
  light,
  dark,
  'high-contrast': highContrast,
  'high-contrast-light': highContrastLight,
};

const themes = new Map<ThemeKind, Theme>();

/** Always the same object for a kind. */
export function themeFor(kind: ThemeKind): Theme {
  let theme = themes.get(kind);
  if (!theme) {
    theme = themeOf(kind, palettes[kind]);
    themes.set(kind, theme);
  }
  return theme;
}

const BOXES = ['place', 'client', 'decision', 'gateway', 'tunnel', 'service', 'blocked', 'unknown'] as const;
const FRAMES = ['vpc', 'subnet', 'aws', 'site'] as const;

function themeOf(kind: ThemeKind, palette: Palette): Theme {
  const fontFamily = 'system-ui, "Segoe UI", "DejaVu Sans", sans-serif';
  return {
    kind,
    fontFamily,
    background: palette.background,
    text: palette.text,
    variables: {
      darkMode: palette.dark,
      fontFamily,
      fontSize: '14px',
      background: palette.background,
      primaryColor: palette.place[0],
      primaryBorderColor: palette.place[1],
      primaryTextColor: palette.text,
      lineColor: palette.line,
      textColor: palette.text,
      clusterBkg: 'transparent',
      clusterBorder: palette.line,
      edgeLabelBackground: palette.place[0],
      actorBkg: palette.place[0],
      actorBorder: palette.place[1],
      actorTextColor: palette.place[2],
      actorLineColor: palette.lane[1],
      signalColor: palette.line,
      signalTextColor: palette.text,
      labelBoxBkgColor: palette.site[0],
      labelBoxBorderColor: palette.site[1],
      labelTextColor: palette.site[2],
      loopTextColor: palette.text,
      noteBkgColor: palette.decision[0],
      noteBorderColor: palette.decision[1],
      noteTextColor: palette.decision[2],
      activationBkgColor: palette.service[0],
      activationBorderColor: palette.service[1],
      sequenceNumberColor: palette.background,
    },
    css: [
      // The name of a thing stands out from what is said about it.
      '.node .row:first-child .text-inner-tspan { font-weight: 700; }',
      // Mermaid puts lines 1.1 em of their row apart, which would be tight.
      '.node .row { font-size: 17px; }',
      '.node .text-inner-tspan { font-size: 14px; }',
      '.node:not(.tunnel, .unknown) .label text { transform: translateY(-3px); }',
      'rect.actor + text ~ text > tspan { font-weight: 400; }',
      '.cluster-label .text-inner-tspan { font-size: 13px; font-weight: 600; }',
      // Mermaid puts titles onto the upper line of their frame.
      '.cluster-label > g { transform: translateY(1px); }',
      // Words on an arrow stand inside a subnet; where there are none, in a VPC.
      `.edgeLabel rect.background { opacity: 1; fill: ${palette.vpc[0]}; }`,
      `.root:has(.subnet) .edgeLabel rect.background { fill: ${palette.subnet[0]}; }`,
      `.edgeLabel text { fill: ${palette.text}; font-size: 12px; }`,
      `.edge-thickness-thick { stroke-width: 5px; }`,
      `.marker { fill: ${palette.line}; stroke: ${palette.line}; }`,
      // Lanes are the frames without a class: Mermaid forgets the classes of outermost ones.
      frameCss('', palette.lane, 1),
      ...FRAMES.map((name) => frameCss(`.${name}`, palette[name], palette.borderWidth)),
      // The page is not always of our background; no arrows come into lanes.
      titleCss('', 'none'),
      titleCss('.region', palette.background),
      ...FRAMES.map((name) => titleCss(`.${name}`, palette[name][0])),
      ...BOXES.map((name) => boxCss(name, palette[name], palette.borderWidth)),
      boxCss('outside', palette.place, palette.borderWidth),
      boxCss('answer', palette.client, palette.borderWidth),
      // Where it begins, and what DNS gave.
      `.node:is(.client, .answer) rect.label-container { rx: 14px; stroke-width: ${palette.borderWidth + 0.5}px; }`,
      // Mermaid's cloud is smaller than the box that its arrows end at.
      '.node.outside > path { transform-box: fill-box; transform-origin: center; scale: 1.16 1; translate: 4.5% 0; }',
      `.node.blocked :is(polygon, path) { stroke-width: ${palette.borderWidth + 2}px; }`,
      boxCss('unreached:not(.blocked)', palette.unreached, palette.borderWidth),
      '.node.unreached :is(rect, polygon, path, circle) { stroke-dasharray: 5 4; }',
      '.node.unknown :is(rect, polygon, path) { stroke-dasharray: 2 3; }',
    ].join('\n'),
  };
}

const boxCss = (name: string, [fill, border, text]: Ink, width: number): string =>
  `.node.${name} :is(rect, polygon, path, circle, ellipse) { fill: ${fill}; stroke: ${border}; stroke-width: ${width}px; }
.node.${name} .label text { fill: ${text}; }`;

/** `name`: a class with its dot, or nothing for all frames. */
const frameCss = (name: string, [fill, border, text]: Ink, width: number): string =>
  `.cluster${name} rect { fill: ${fill}; stroke: ${border}; stroke-width: ${width}px; }
.cluster-label${name} text { fill: ${text}; }`;

/** Arrows don't run through the titles of frames: these stand on what is in the frame. */
const titleCss = (name: string, fill: string): string => `.cluster-label${name} rect.background { fill: ${fill}; }`;

/** What VS Code says about its theme on the webview's body. */
export function themeKindOf(body: HTMLElement): ThemeKind {
  const said = body.dataset.vscodeThemeKind ?? body.className;
  if (said.includes('high-contrast-light')) return 'high-contrast-light';
  if (said.includes('high-contrast')) return 'high-contrast';
  return said.includes('dark') ? 'dark' : 'light';
}
