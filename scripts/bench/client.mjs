// A language client for measuring: starts a server process and waits for the diagnostics of each version.
import { spawn } from 'node:child_process';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

export class Client {
  #waiting = new Map();
  #versions = new Map();
  /** Called with the parameters of each publish. */
  onPublish = undefined;

  /** @param {string} script the server; @param {string[]} flags of Node */
  constructor(script, flags = []) {
    this.started = performance.now();
    this.process = spawn(process.execPath, [...flags, script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (params) => {
      const now = performance.now();
      this.onPublish?.(params, now);
      const key = `${params.uri} ${params.version}`;
      this.#waiting.get(key)?.(now);
      this.#waiting.delete(key);
    });
    this.connection.onNotification('window/logMessage', ({ message }) => {
      throw new Error(`The server says: ${message}`);
    });
    this.connection.onUnhandledNotification(() => {});
    this.connection.listen();
  }

  async initialize() {
    const capabilities = { textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } } };
    await this.connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities });
    await this.connection.sendNotification('initialized', {});
  }

  /** Opens a document; milliseconds until its first diagnostics. */
  open(uri, text) {
    this.#versions.set(uri, 1);
    return this.#answered(uri, 1, 'textDocument/didOpen', {
      textDocument: { uri, languageId: 'vpc', version: 1, text },
    });
  }

  /** One keystroke; milliseconds until the diagnostics of the new version. */
  change(uri, range, text) {
    const version = this.#versions.get(uri) + 1;
    this.#versions.set(uri, version);
    return this.#answered(uri, version, 'textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async close(uri) {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async end() {
    await this.connection.sendRequest('shutdown');
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    await this.connection.sendNotification('exit');
    await gone;
    this.connection.dispose();
  }

  #answered(uri, version, method, params) {
    return new Promise((resolve) => {
      const start = performance.now();
      this.#waiting.set(`${uri} ${version}`, (now) => resolve(now - start));
      this.connection.sendNotification(method, params);
    });
  }
}
