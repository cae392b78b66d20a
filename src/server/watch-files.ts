/** Imported files that are not open, and service catalogues: asks the client to say when they change on disk. */
import type { DidChangeWatchedFilesParams, RegistrationParams } from 'vscode-languageserver';
import { SERVICE_FILE } from '../core/data/service-file';
import type { Workspace } from '../core/model/workspace';
import type { Connection } from './connection';
import type { Diagnostics } from './diagnostics';
import type { Client } from './life-cycle';

export function watchFiles(
  connection: Connection,
  workspace: Workspace,
  diagnostics: Diagnostics,
  client: Client,
): void {
  connection.onNotification('initialized', () => {
    if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    const params: RegistrationParams = {
      registrations: [
        {
          id: 'imported-files',
          method: 'workspace/didChangeWatchedFiles',
          registerOptions: { watchers: [{ globPattern: `**/{*.vpc,${SERVICE_FILE}}` }] },
        },
      ],
    };
    void connection.sendRequest('client/registerCapability', params);
  });
  connection.onNotification('workspace/didChangeWatchedFiles', ({ changes }: DidChangeWatchedFilesParams) => {
    const touched = new Set<string>();
    for (const { uri } of changes) {
      // An open file is what the editor holds, whatever the disk says.
      if (workspace.uris.includes(uri)) continue;
      workspace.changedOnDisk(uri);
      for (const each of workspace.dependents(uri)) touched.add(each);
    }
    diagnostics.again([...touched]);
  });
}
