import * as vscode from 'vscode';
import { countFindings } from '../findings';
import { statusText, type StatusText } from '../status';
import type { LanguageServer } from './languageServer';

const backgrounds: Record<StatusText['highlight'], vscode.ThemeColor | undefined> = {
    none: undefined,
    warning: new vscode.ThemeColor('statusBarItem.warningBackground'),
    error: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

/** Shows how the server is, and how many errors and warnings A11 reports. */
export class StatusItem implements vscode.Disposable {
    private readonly item = vscode.window.createStatusBarItem('a11.status', vscode.StatusBarAlignment.Left, 0);
    private readonly subscriptions: readonly vscode.Disposable[];

    public constructor(private readonly server: LanguageServer) {
        this.item.name = 'A11';
        this.subscriptions = [
            server.onDidChangeState(() => {
                this.update();
            }),
            vscode.languages.onDidChangeDiagnostics(() => {
                this.update();
            }),
        ];
        this.update();
        this.item.show();
    }

    public dispose(): void {
        vscode.Disposable.from(this.item, ...this.subscriptions).dispose();
    }

    private update(): void {
        const status = statusText(this.server.state, countFindings(vscode.languages.getDiagnostics()));
        this.item.text = status.text;
        this.item.tooltip = status.tooltip;
        this.item.command = status.command;
        this.item.backgroundColor = backgrounds[status.highlight];
        this.item.accessibilityInformation = { label: status.label };
    }
}
