import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Remedy, ToolProblem } from '../installation';
import { runDotnet } from './dotnetTask';

/** Tells what is wrong with the tool, and does what the user chooses. Nothing is installed unless somebody asks for it here. */
export async function showToolProblem(problem: ToolProblem): Promise<void> {
    const chosen = await vscode.window.showWarningMessage(problem.message, ...problem.remedies);
    if (chosen !== undefined) {
        await apply(chosen);
    }
}

async function apply(remedy: Remedy): Promise<void> {
    switch (remedy.kind) {
        case 'dotnet':
            if (await runDotnet(remedy.args, vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir()) === 0) {
                await vscode.commands.executeCommand('a11.restartServer');
            }
            break;
        case 'settings':
            await vscode.commands.executeCommand('workbench.action.openSettings', 'a11.path');
            break;
        case 'retry':
            await vscode.commands.executeCommand('a11.restartServer');
            break;
        case 'output':
            await vscode.commands.executeCommand('a11.showOutput');
            break;
    }
}
