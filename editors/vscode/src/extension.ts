import * as vscode from 'vscode';
import { registerCommands } from './editor/commands';
import { LanguageServer } from './editor/languageServer';
import { RuleDocuments } from './editor/ruleDocuments';
import { StatusItem } from './editor/statusItem';
import { TaskProvider, taskType } from './editor/taskProvider';

let server: LanguageServer | undefined;

/** Called by the editor when a file that A11 may check is opened, or a folder with its configuration. */
export function activate(context: vscode.ExtensionContext): void {
    const log = vscode.window.createOutputChannel('A11', { log: true });
    const languageServer = new LanguageServer(log);
    server = languageServer;
    context.subscriptions.push(
        log,
        languageServer,
        new StatusItem(languageServer),
        registerCommands(languageServer, log),
        vscode.tasks.registerTaskProvider(taskType, new TaskProvider()),
        RuleDocuments.register(),
        watchTool(languageServer),
    );
    // Activation does not wait for a process.
    void languageServer.restart();
}

/** Called by the editor before it ends. */
export function deactivate(): Promise<void> | undefined {
    return server?.stop();
}

/** Looks for the tool again where what decides about it has changed. */
function watchTool(languageServer: LanguageServer): vscode.Disposable {
    const restart = (): void => {
        void languageServer.restart();
    };
    const manifests = vscode.workspace.createFileSystemWatcher('**/dotnet-tools.json');
    const restartUnlessRunning = (): void => {
        if (languageServer.state.kind !== 'running' && languageServer.state.kind !== 'starting') {
            restart();
        }
    };
    return vscode.Disposable.from(
        manifests,
        manifests.onDidCreate(restartUnlessRunning),
        manifests.onDidChange(restartUnlessRunning),
        vscode.workspace.onDidGrantWorkspaceTrust(restart),
        vscode.workspace.onDidChangeConfiguration(change => {
            if (change.affectsConfiguration('a11.path')) {
                restart();
            }
        }),
    );
}
