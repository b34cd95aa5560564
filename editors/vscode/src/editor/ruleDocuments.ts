import * as vscode from 'vscode';
import { explainArguments } from '../commandLines';
import { isRuleId } from '../rules';
import { findTool } from '../tool/toolFinder';
import { runTool } from '../tool/toolProbe';
import { currentSurroundings } from './surroundings';

/** The scheme of documents that hold a rule's page. */
const scheme = 'a11-rule';

/** Rules' pages as the installed tool writes them, so that they fit its version and need no network. */
export class RuleDocuments implements vscode.TextDocumentContentProvider {
    /** Makes the pages available. */
    public static register(): vscode.Disposable {
        return vscode.workspace.registerTextDocumentContentProvider(scheme, new RuleDocuments());
    }

    /** Shows a rule's page. */
    public static async show(rule: string): Promise<void> {
        await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme, path: `${rule}.md` }));
    }

    public async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
        const rule = uri.path.replace(/\.md$/u, '');
        const search = await findTool(currentSurroundings());
        if (!isRuleId(rule) || search.kind !== 'found') {
            return `The page of ${rule} can't be shown: A11 is not installed.`;
        }

        const result = await runTool(search.tool, explainArguments(rule));
        return result.exitCode === 0 ? result.output : `The page of ${rule} can't be shown: ${result.error}`;
    }
}
