import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State, type LanguageClientOptions } from 'vscode-languageclient/node';
import { documentKinds } from '../documents';
import { describeMissingTool, describeUnusableTool } from '../installation';
import { serverExecutable } from '../serverExecutable';
import type { ServerState } from '../status';
import { describeTool, type ToolCommand } from '../tool/toolCommand';
import { findTool } from '../tool/toolFinder';
import { probeTool } from '../tool/toolProbe';
import { currentSurroundings } from './surroundings';
import { showToolProblem } from './toolMessages';

/** Starts and stops A11's language server, and says how it is. */
export class LanguageServer implements vscode.Disposable {
    private readonly changed = new vscode.EventEmitter<ServerState>();
    private client: LanguageClient | undefined;
    private current: ServerState = { kind: 'stopped' };
    /** Starts and stops happen one after the other. */
    private pending: Promise<void> = Promise.resolve();

    /** Fires with each new state. */
    public readonly onDidChangeState = this.changed.event;

    public constructor(private readonly log: vscode.LogOutputChannel) {}

    public get state(): ServerState {
        return this.current;
    }

    /** Looks for the tool again and starts its server, after ending the one that runs. */
    public restart(): Promise<void> {
        return this.enqueue(async () => {
            await this.end();
            await this.start();
        });
    }

    /** Ends the server. */
    public stop(): Promise<void> {
        return this.enqueue(() => this.end());
    }

    public dispose(): void {
        void this.stop();
        this.changed.dispose();
    }

    private enqueue(step: () => Promise<void>): Promise<void> {
        this.pending = this.pending.then(step).catch((error: unknown) => {
            this.fail(error instanceof Error ? error.message : String(error));
        });
        return this.pending;
    }

    private async start(): Promise<void> {
        this.moveTo({ kind: 'starting' });
        const search = await findTool(currentSurroundings());
        if (search.kind !== 'found') {
            const problem = describeMissingTool(search, vscode.workspace.isTrusted);
            this.log.warn(problem.message);
            this.moveTo({ kind: 'notInstalled' });
            void showToolProblem(problem);
            return;
        }

        const probe = await probeTool(search.tool);
        if (probe.kind !== 'ready') {
            const problem = describeUnusableTool(search.tool, probe);
            this.fail(problem.message);
            void showToolProblem(problem);
            return;
        }

        this.log.info(`Starting A11 ${probe.version}: ${describeTool(search.tool)} lsp, in ${search.tool.directory}`);
        await this.connect(search.tool, probe.version);
    }

    private async connect(tool: ToolCommand, version: string): Promise<void> {
        const client = new LanguageClient('a11', 'A11', serverExecutable(tool), this.options());
        this.client = client;
        client.onDidChangeState(({ newState }) => {
            if (this.client === client) {
                this.follow(newState, version);
            }
        });
        await client.start();
    }

    private follow(state: State, version: string): void {
        switch (state) {
            case State.Starting:
                this.moveTo({ kind: 'starting' });
                break;
            case State.Running:
                this.moveTo({ kind: 'running', version });
                break;
            case State.StartFailed:
                this.fail('the language server did not start.');
                break;
            case State.Stopped:
                // A stop that was asked for has let go of the client before.
                this.fail('the language server ended unexpectedly.');
                break;
        }
    }

    private async end(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        if (client?.needsStop() === true) {
            await client.stop().catch((error: unknown) => {
                this.log.warn(`The language server did not stop as asked: ${String(error)}`);
            });
        }

        await client?.dispose().catch(() => undefined);
        this.moveTo({ kind: 'stopped' });
    }

    private options(): LanguageClientOptions {
        return {
            documentSelector: [...documentKinds],
            outputChannel: this.log,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            diagnosticCollectionName: 'a11',
            // Texts of a repository are shown as text: no commands, no HTML.
            markdown: { isTrusted: false, supportHtml: false },
            initializationFailedHandler: () => false,
        };
    }

    private fail(reason: string): void {
        this.log.error(`A11 does not run: ${reason}`);
        this.moveTo({ kind: 'failed', reason });
    }

    private moveTo(state: ServerState): void {
        this.current = state;
        this.changed.fire(state);
    }
}
