import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Surroundings } from '../tool/toolFinder';

/** What the search for the tool depends on, for one folder or for the whole workspace. */
export function currentSurroundings(folder?: vscode.WorkspaceFolder): Surroundings {
    const folders = folder === undefined ? vscode.workspace.workspaceFolders ?? [] : [folder];
    return {
        configuredPath: vscode.workspace.getConfiguration('a11', folder?.uri).get('path', ''),
        folders: folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
        isTrusted: vscode.workspace.isTrusted,
        environment: process.env,
        platform: process.platform,
        home: homedir(),
    };
}

/** The folder that a command is about: the only one, the active editor's, or the one that the user picks. */
export async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const active = vscode.window.activeTextEditor?.document.uri;
    const known = folders.length === 1 ? folders[0] : active && vscode.workspace.getWorkspaceFolder(active);
    if (known !== undefined) {
        return known;
    }

    if (folders.length === 0) {
        void vscode.window.showInformationMessage('Open the directory of a repository first.');
        return undefined;
    }

    return vscode.window.showWorkspaceFolderPick({ placeHolder: 'Repository' });
}
