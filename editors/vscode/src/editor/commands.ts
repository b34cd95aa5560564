import * as path from 'node:path';
import * as vscode from 'vscode';
import { boundaryArguments, listRules, runArguments, type BoundaryScope, type TaskCommand } from '../commandLines';
import { codeOf, diagnosticSource } from '../findings';
import { describeMissingTool } from '../installation';
import { isRuleId, parseRules } from '../rules';
import { parseTaskFile } from '../taskFile';
import { findTool } from '../tool/toolFinder';
import { runTool } from '../tool/toolProbe';
import type { LanguageServer } from './languageServer';
import { RuleDocuments } from './ruleDocuments';
import { chooseFolder, currentSurroundings } from './surroundings';
import { createTask } from './taskProvider';
import { showToolProblem } from './toolMessages';

/** A choice that carries what it stands for. */
type Choice<T> = vscode.QuickPickItem & { readonly value: T };

/** Registers the commands of the palette. */
export function registerCommands(server: LanguageServer, log: vscode.LogOutputChannel): vscode.Disposable {
    return vscode.Disposable.from(
        vscode.commands.registerCommand('a11.checkRepository', () => runInChosenFolder('check', () => [])),
        vscode.commands.registerCommand('a11.fixFile', fixFile),
        vscode.commands.registerCommand('a11.runTask', (file?: unknown) => file instanceof vscode.Uri ? runTaskFile(file) : runInChosenFolder('run', chooseTask)),
        vscode.commands.registerCommand('a11.checkBoundary', () => runInChosenFolder('boundary', chooseBoundary)),
        vscode.commands.registerCommand('a11.openRulePage', openRulePage),
        vscode.commands.registerCommand('a11.showOutput', () => {
            log.show();
        }),
        vscode.commands.registerCommand('a11.restartServer', () => server.restart()),
    );
}

async function runInChosenFolder(command: TaskCommand, chooseArguments: (folder: vscode.WorkspaceFolder) => readonly string[] | undefined | Promise<readonly string[] | undefined>): Promise<void> {
    const folder = await chooseFolder();
    const args = folder && await chooseArguments(folder);
    if (folder !== undefined && args !== undefined) {
        await runCommand(folder, command, args);
    }
}

async function runCommand(folder: vscode.WorkspaceFolder, command: TaskCommand, args: readonly string[]): Promise<void> {
    const search = await findTool(currentSurroundings(folder));
    if (search.kind === 'found') {
        await vscode.tasks.executeTask(createTask(search.tool, folder, command, args));
    } else {
        await showToolProblem(describeMissingTool(search, vscode.workspace.isTrusted));
    }
}

/** The server's own action, so that the command, saving and the light bulb apply the same fixes. */
async function fixFile(): Promise<void> {
    await vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.a11', apply: 'first' });
}

async function runTaskFile(file: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    if (folder !== undefined) {
        await runCommand(folder, 'run', runArguments(path.relative(folder.uri.fsPath, file.fsPath)));
    }
}

async function chooseTask(folder: vscode.WorkspaceFolder): Promise<readonly string[] | undefined> {
    const choices = await listTasks(folder);
    if (choices.length === 0) {
        void vscode.window.showInformationMessage(`There is no task in .a11/tasks of ${folder.name}.`);
        return undefined;
    }

    const all: Choice<string | undefined> = { label: 'All tasks', description: 'that are open or whose files have changed', value: undefined };
    const chosen = await vscode.window.showQuickPick([all, ...choices], { placeHolder: 'Task to run', matchOnDescription: true, matchOnDetail: true });
    return chosen && runArguments(chosen.value);
}

/** The tasks of a repository; a file that can't be read is offered too, as running it says what is wrong at its line. */
async function listTasks(folder: vscode.WorkspaceFolder): Promise<readonly Choice<string>[]> {
    const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '.a11/tasks/*.json'), null);
    const choices = files.sort((a, b) => (a.path < b.path ? -1 : 1)).map(async file => {
        const name = `.a11/tasks/${path.posix.basename(file.path)}`;
        const content = parseTaskFile(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
        return 'problem' in content
            ? [{ label: `$(warning) ${name}`, description: content.problem, value: name }]
            : content.tasks.map(({ id, title }) => ({ label: id, description: title, detail: name, value: id }));
    });
    return (await Promise.all(choices)).flat();
}

async function chooseBoundary(folder: vscode.WorkspaceFolder): Promise<readonly string[] | undefined> {
    const base = vscode.workspace.getConfiguration('a11', folder.uri).get('boundary.base', 'origin/main');
    const choices: Choice<BoundaryScope | undefined>[] = [
        { label: 'Staged changes', value: { kind: 'staged' } },
        { label: `Changes since ${base}`, value: { kind: 'base', revision: base } },
        { label: 'Changes since another revision…', value: undefined },
    ];
    const chosen = await vscode.window.showQuickPick(choices, { placeHolder: 'Changes to hold against the boundary' });
    const scope = chosen && (chosen.value ?? await askRevision(base));
    return scope && boundaryArguments(scope);
}

async function askRevision(base: string): Promise<BoundaryScope | undefined> {
    const revision = await vscode.window.showInputBox({ prompt: 'Branch, tag or commit', value: base, validateInput: text => (text.trim() === '' ? 'Name a revision.' : undefined) });
    return revision === undefined ? undefined : { kind: 'base', revision: revision.trim() };
}

async function openRulePage(rule?: unknown): Promise<void> {
    const chosen = isRuleId(rule) ? rule : await chooseRule();
    if (chosen !== undefined) {
        await RuleDocuments.show(chosen);
    }
}

/** The rule of the finding at the cursor, or one of all. */
async function chooseRule(): Promise<string | undefined> {
    const here = rulesAtCursor();
    if (here.length === 1) {
        return here[0];
    }

    const search = await findTool(currentSurroundings());
    if (search.kind !== 'found') {
        await showToolProblem(describeMissingTool(search, vscode.workspace.isTrusted));
        return undefined;
    }

    const all = parseRules((await runTool(search.tool, listRules)).output);
    const choices = all.filter(({ id }) => here.length === 0 || here.includes(id)).map(({ id, name, title }) => ({ label: id, description: name, detail: title }));
    return (await vscode.window.showQuickPick(choices, { placeHolder: 'Rule', matchOnDescription: true, matchOnDetail: true }))?.label;
}

function rulesAtCursor(): readonly string[] {
    const editor = vscode.window.activeTextEditor;
    const findings = editor === undefined ? [] : vscode.languages.getDiagnostics(editor.document.uri).filter(({ source, range }) => source === diagnosticSource && range.contains(editor.selection.active));
    return [...new Set(findings.map(codeOf).filter(isRuleId))];
}
