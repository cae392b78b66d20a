import type { Plugin } from 'esbuild';

export declare const mermaidSubset: Plugin;
