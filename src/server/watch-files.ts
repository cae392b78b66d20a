/** Imported files that are not open: asks the client to say when they change on disk. */
import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Workspace } from '../core/model/workspace';
import type { Diagnostics } from './diagnostics';
import type { Log } from './guard';
import { guardedNotification } from './guard';

export function watchFiles(
  connection: Connection,
  workspace: Workspace,
  diagnostics: Diagnostics,
  log: Log,
  client: () => ClientCapabilities,
): void {
  connection.onInitialized(() => {
    if (client().workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*.vpc' }] })
      .catch((error: unknown) => log('Watching files', error));
  });
  connection.onDidChangeWatchedFiles(
    guardedNotification('A change on disk', log, ({ changes }) => {
      const touched = new Set<string>();
      for (const { uri } of changes) {
        // An open file is what the editor holds, whatever the disk says.
        if (workspace.uris.includes(uri)) continue;
        workspace.changedOnDisk(uri);
        for (const each of workspace.dependents(uri)) touched.add(each);
      }
      diagnostics.again([...touched]);
    }),
  );
}
